import { type Reference, readReference } from "@/entity/kinds"
import { fieldsUnder } from "@/entity/parent"
import type { Outlined, Row } from "@/outline/tree"

/** A row that is not in the plan yet: of which kind, under what, and behind which row (and all that stands under it). */
export type FreshRow = {
  readonly kind: Outlined
  readonly parent: Reference | undefined
  readonly behind: string | undefined
  readonly depth: number
}

/** A new row after another, of its kind; at the end of the outline without one. */
export function freshAfter(row: Row | undefined): FreshRow {
  if (!row) return { kind: "milestone", parent: undefined, behind: undefined, depth: 0 }
  return { kind: row.kind, parent: readReference(row.parent), behind: row.key, depth: row.depth }
}

/** A new row within another: a milestone in an initiative, a task in a milestone. */
export function freshWithin(row: Row): FreshRow {
  const kind = row.kind === "initiative" ? "milestone" : "task"
  return { kind, parent: { kind: row.kind, id: row.id }, behind: row.key, depth: row.depth + 1 }
}

/** Smaller: into the row before it where that can hold something smaller, else the next smaller kind where it is. */
export function smaller(rows: readonly Row[], fresh: FreshRow): FreshRow {
  const before = rows[placeOf(rows, fresh) - 1]
  const holder =
    before && [before, ...aboveOf(rows, before)].find((each) => each.depth === fresh.depth && holdsLess(each, fresh))
  if (holder) return freshWithin(holder)
  if (fresh.kind === "task") return fresh
  const kind = fresh.kind === "initiative" ? "milestone" : "task"
  return fieldsUnder(kind, fresh.parent) ? { ...fresh, kind } : fresh
}

/** Larger: beside what it stands under, as what that is; at the top the next larger kind. */
export function larger(rows: readonly Row[], fresh: FreshRow): FreshRow {
  const parent = rows.find((each) => fresh.parent && each.kind === fresh.parent.kind && each.id === fresh.parent.id)
  if (parent && parent.kind === "initiative" && fresh.kind === "task") return { ...fresh, kind: "milestone" }
  if (parent) return freshAfter(parent)
  if (fresh.kind === "initiative") return fresh
  return { ...fresh, kind: fresh.kind === "task" ? "milestone" : "initiative" }
}

/** Where among the rows it stands: behind its row and everything under that. */
export function placeOf(rows: readonly Row[], { behind }: FreshRow): number {
  const at = rows.findIndex(({ key }) => key === behind)
  if (at < 0) return rows.length
  const depth = rows[at]?.depth ?? 0
  const next = rows.findIndex((row, place) => place > at && row.depth <= depth)
  return next < 0 ? rows.length : next
}

/** The entity of its kind that it comes after, for the plan's order. */
export function predecessorOf(rows: readonly Row[], fresh: FreshRow): string | undefined {
  const parent = fresh.parent && `${fresh.parent.kind}:${fresh.parent.id}`
  const before = rows.slice(0, placeOf(rows, fresh))
  return before.findLast((row) => row.kind === fresh.kind && row.parent === parent)?.id
}

function holdsLess(row: Row, fresh: FreshRow): boolean {
  return row.kind === "initiative" || (row.kind === "milestone" && fresh.kind !== "initiative")
}

function aboveOf(rows: readonly Row[], row: Row): Row[] {
  const parent = rows.find(({ key }) => key === row.parent)
  return parent ? [parent, ...aboveOf(rows, parent)] : []
}
