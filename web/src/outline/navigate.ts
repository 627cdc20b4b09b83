import type { ColumnId } from "@/outline/columns"
import type { Row } from "@/outline/tree"

/** The cell that has the focus. */
export type Active = { readonly key: string; readonly column: ColumnId }

/** What a key does: goes to another cell, opens or closes a row. */
export type Step = { readonly go: Active } | { readonly turn: string } | undefined

const PAGE = 12

/** The keys by which one gets about in a tree grid whose cells have the focus (ARIA Authoring Practices). */
export function stepOf(
  rows: readonly Row[],
  columns: readonly ColumnId[],
  active: Active,
  key: string,
  far: boolean,
): Step {
  const place = rows.findIndex((row) => row.key === active.key)
  const row = rows[place]
  if (!row) return rows[0] && { go: { ...active, key: rows[0].key } }
  const at = columns.indexOf(active.column)
  const toRow = (next: number): Step => {
    const found = rows[Math.min(rows.length - 1, Math.max(0, next))]
    return found && { go: { key: found.key, column: active.column } }
  }
  const toColumn = (next: number): Step => {
    const found = columns[Math.min(columns.length - 1, Math.max(0, next))]
    return found && { go: { key: row.key, column: found } }
  }
  switch (key) {
    case "ArrowDown":
      return toRow(place + 1)
    case "ArrowUp":
      return toRow(place - 1)
    case "PageDown":
      return toRow(place + PAGE)
    case "PageUp":
      return toRow(place - PAGE)
    case "Home":
      return far ? toRow(0) : toColumn(0)
    case "End":
      return far ? toRow(rows.length - 1) : toColumn(columns.length - 1)
    case "ArrowRight":
      return at === 0 && row.children > 0 && !row.open ? { turn: row.key } : toColumn(at + 1)
    case "ArrowLeft":
      if (at > 0) return toColumn(at - 1)
      if (row.children > 0 && row.open) return { turn: row.key }
      return row.parent === undefined ? undefined : { go: { key: row.parent, column: active.column } }
    default:
      return undefined
  }
}
