import { filterText, readFilter } from "@/objectives/filter"
import type { PlanSearch } from "@/plan/search"
import type { PlanView } from "@/plan/views"
import type { SavedView } from "@/views/calls"

/** What is looked at in a plan: one of its views, with the parameters that it heeds. */
export type Shown = { readonly view: PlanView; readonly search: Looked }
export type Looked = Omit<PlanSearch, "view">
type Name = keyof Looked

/** The parameters that each view heeds. */
const HEEDED: Record<PlanView, readonly Name[]> = {
  map: ["lanes", "find", "window", "table", "at", "sel"],
  objectives: ["find", "at", "sel"],
  forecast: ["of", "at", "sel"],
  outline: ["find", "at", "sel"],
  history: ["entity", "at", "sel"],
}

/** What an address, or what is kept, says to a view. */
export function shownOf(view: PlanView, search: { readonly [Key in Name]?: Looked[Key] | null | undefined }): Shown {
  const heeded = HEEDED[view].flatMap((name) => {
    const value = name === "find" ? foundOf(view, search.find) : search[name]
    return value === undefined || value === null ? [] : [[name, value] as const]
  })
  return { view, search: Object.fromEntries(heeded) }
}

/** What a saved view shows. */
export function savedOf({ view, search }: SavedView): Shown {
  return shownOf(view, search as Looked)
}

/** In what two looks at a plan differ; undefined where they are looks at different views. */
export function differences(one: Shown, other: Shown): readonly Name[] | undefined {
  if (one.view !== other.view) return undefined
  return HEEDED[one.view].filter((name) => one.search[name] !== other.search[name])
}

/** Where a saved view leads to. */
export function addressOf(plan: string, saved: SavedView) {
  const { view, search } = savedOf(saved)
  return { to: `/plans/$plan/${view}`, params: { plan }, search: { ...search, view: saved.id } } as const
}

/** What only objectives are narrowed to is left aside by the other views. */
function foundOf(view: PlanView, find: string | null | undefined): string | undefined {
  const filter = readFilter(find ?? undefined)
  return filterText({ text: filter.text.trim(), is: view === "objectives" ? filter.is : undefined })
}
