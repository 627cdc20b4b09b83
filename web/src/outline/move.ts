import { type Reference, readReference } from "@/entity/kinds"
import { fieldsUnder } from "@/entity/parent"
import type { Row } from "@/outline/tree"
import type { Change } from "@/replica/change"

/** Puts a row under the nearest one before it at its level that can hold it. */
export function indented(rows: readonly Row[], key: string): Change | undefined {
  const row = rows.find((each) => each.key === key)
  const holder =
    row && rows.slice(0, rows.indexOf(row)).findLast((each) => each.parent === row.parent && holds(each, row))
  return row && holder && under(row, holder)
}

/** Puts a row beside what it stands under. */
export function outdented(rows: readonly Row[], key: string): Change | undefined {
  const row = rows.find((each) => each.key === key)
  const parent = rows.find((each) => each.key === row?.parent)
  if (!row || !parent) return undefined
  const above = rows.find((each) => each.key === parent.parent)
  return under(row, above && holds(above, row) ? above : undefined)
}

/** Puts a row before the one before it, or after the one after it, of its kind and under the same. */
export function moved(rows: readonly Row[], key: string, step: -1 | 1): Change | undefined {
  const row = rows.find((each) => each.key === key)
  const beside = row && rows.filter((each) => each.parent === row.parent && each.kind === row.kind)
  const other = row && beside?.[beside.indexOf(row) + step]
  if (!row || !other) return undefined
  return { op: "move", kind: row.kind, id: row.id, ...(step < 0 ? { before: other.id } : { after: other.id }) }
}

function under({ kind, id }: Row, parent: Reference | undefined): Change {
  return { op: "set", kind, id, fields: fieldsUnder(kind, parent) ?? {} }
}

function holds(above: Row, row: Row): boolean {
  return above.key !== row.key && fieldsUnder(row.kind, above) !== undefined
}

/** What a row stands under, as a reference. */
export function parentOfRow(row: Row): Reference | undefined {
  return readReference(row.parent)
}
