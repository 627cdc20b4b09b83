import { KEYS, type Row, type Table } from "@/app/keys/table"
import type { PlanView } from "@/plan/views"
import type { Key } from "@/words/words"

/** Keys that belong together on the sheet, and on which view of a plan they are at hand. */
export type Part = { readonly title: Key; readonly view?: PlanView; readonly rows: readonly Row[] }

const PARTS = [
  part("keys.in.everywhere", ["everywhere", "plan"]),
  part("keys.in.map", ["map"], "map"),
  part("keys.in.flag", ["flag"], "map"),
  part("keys.in.outline", ["outlineWalk", "outline", "clipboard"], "outline"),
  part("keys.in.cell", ["cell"], "outline"),
  part("keys.in.objectives", ["objectivesWalk", "objectives"], "objectives"),
  part("keys.in.details", ["details"]),
  part("keys.in.history", ["history"], "history"),
  part("keys.in.found", ["found"]),
  part("keys.in.newPlan", ["newPlan"]),
]

/** All parts of the sheet: what holds everywhere, then the view that one sees, then the others. */
export function partsFor(view: string | undefined): Part[] {
  const rank = (each: Part, at: number) => (at === 0 ? -2 : each.view !== undefined && each.view === view ? -1 : 0)
  return PARTS.map((each, at) => ({ each, rank: rank(each, at) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ each }) => each)
}

function part(title: Key, tables: readonly Table[], view?: PlanView): Part {
  return { title, rows: tables.flatMap((table) => KEYS[table] as readonly Row[]), ...(view ? { view } : {}) }
}
