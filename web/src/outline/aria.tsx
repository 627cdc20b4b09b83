import type { HTMLAttributes } from "react"

/**
 * The parts of a tree grid: it has no elements of its own, and only the rows on the screen are in the page. Its cells
 * have the focus, and the grid their keys.
 */
type Props = HTMLAttributes<HTMLDivElement> & { [data: `data-${string}`]: string | number | boolean | undefined }

export function TreeRow(props: Props) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  return <div role="row" {...props} />
}

export function TreeCell(props: Props) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  return <div role="gridcell" {...props} />
}

export function TreeHeading(props: Props) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  return <div role="columnheader" {...props} />
}

export function TreeRows(props: Props) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  return <div role="rowgroup" {...props} />
}
