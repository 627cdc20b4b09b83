import type { Row } from "@/objectives/tree"

/** What a key does in the tree: goes to a row, opens or closes one. */
export type Step = { readonly go: string } | { readonly turn: string } | undefined

/** The keys of a tree grid whose rows are what is gone to (ARIA Authoring Practices). */
export function stepOf(rows: readonly Row[], active: string | undefined, key: string): Step {
  const place = Math.max(
    0,
    rows.findIndex(({ node }) => node.key === active),
  )
  const row = rows[place]
  if (!row) return undefined
  switch (key) {
    case "ArrowDown":
      return to(rows[place + 1])
    case "ArrowUp":
      return to(rows[place - 1])
    case "Home":
      return to(rows[0])
    case "End":
      return to(rows.at(-1))
    case "PageDown":
      return to(rows[Math.min(rows.length - 1, place + 10)])
    case "PageUp":
      return to(rows[Math.max(0, place - 10)])
    case "ArrowRight":
      if (row.node.children.length === 0) return undefined
      return row.open ? to(rows[place + 1]) : { turn: row.node.key }
    case "ArrowLeft":
      if (row.open) return { turn: row.node.key }
      return row.parent === undefined ? undefined : { go: row.parent }
    default:
      return undefined
  }
}

function to(row: Row | undefined): Step {
  return row && { go: row.node.key }
}
