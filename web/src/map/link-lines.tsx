import { memo, useMemo } from "react"
import { linkPath } from "@/drawing/shapes"
import type { TimeScale } from "@/drawing/timescale"
import type { Layout, Placed } from "@/map/layout"
import type { Link } from "@/map/links"
import type { Part } from "@/map/use-viewport"

type LinkLinesProps = {
  links: readonly Link[]
  layout: Layout
  scale: TimeScale
  part: Part
  /** Whose links stand out. */
  around: string | undefined
}

/** Which milestone waits for which: all in thin curves, those of one milestone in ink. */
export const LinkLines = memo(function LinkLines({ links, layout, scale, part, around }: LinkLinesProps) {
  const byId = useMemo(() => placedById(layout), [layout])
  const near = layout.detail.linked
    ? pathOf(
        links.filter((link) => !link.includes(around ?? "")),
        byId,
        scale,
        part,
      )
    : ""
  const own =
    around === undefined
      ? ""
      : pathOf(
          links.filter((link) => link.includes(around)),
          byId,
          scale,
          part,
        )
  return (
    <g fill="none">
      <path d={near} stroke="var(--third)" strokeOpacity={0.5} />
      <path d={own} stroke="var(--second)" strokeWidth={1.3} />
    </g>
  )
})

export function placedById(layout: Layout): Map<string, Placed> {
  return new Map(layout.lanes.flatMap(({ placed }) => placed.map((each) => [each.mark.id, each] as const)))
}

/** Curves from the stone of one milestone to the beginning of the next, as one path. */
export function pathOf(
  links: readonly Link[],
  byId: ReadonlyMap<string, Placed>,
  scale: TimeScale,
  part: Part | undefined,
): string {
  return links.map(([first, then]) => oneLink(byId.get(first), byId.get(then), scale, part)).join("")
}

function oneLink(a: Placed | undefined, b: Placed | undefined, scale: TimeScale, part: Part | undefined): string {
  if (!a || !b) return ""
  const from = scale.x(a.mark.stone)
  const to = scale.x(b.mark.band ? b.mark.band[0] : b.mark.stone)
  if (part && !within(part, from, to, a.base, b.base)) return ""
  return linkPath(from, a.base, to, b.base)
}

function within(part: Part, x1: number, x2: number, y1: number, y2: number): boolean {
  const across = Math.min(x1, x2) < part.right && Math.max(x1, x2) > part.left
  return across && Math.min(y1, y2) < part.bottom && Math.max(y1, y2) > part.top
}
