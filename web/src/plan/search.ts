import { isWindow } from "@/drawing/window"

/**
 * What every view of a plan keeps in its address: what is selected (`kind:id`), what is looked for, as of when; of which
 * entity the history and of what (`kind:id`) the forecast is; of the map what its lanes are, which stretch of time it
 * shows, and whether as a table; and the saved view that was opened.
 */
export type PlanSearch = {
  sel?: string
  find?: string
  at?: number
  entity?: string
  of?: string
  lanes?: "initiative" | "objective"
  window?: string
  table?: true
  view?: string
}

/** The same, where what is missing may be said to be. */
export type Said = { [Name in keyof PlanSearch]?: PlanSearch[Name] | undefined }

/** What is not understood must be said to be missing: the router keeps what the address says of it otherwise. */
const NOTHING: { readonly [Name in keyof PlanSearch]-?: undefined } = {
  sel: undefined,
  find: undefined,
  at: undefined,
  entity: undefined,
  of: undefined,
  lanes: undefined,
  window: undefined,
  table: undefined,
  view: undefined,
}

/** What an address says, as far as it can be understood. */
export function readPlanSearch(search: Record<string, unknown>): Said {
  const { sel, at, entity, of, lanes, window, table, view } = search
  // What looks like a number in an address that somebody wrote is read as one.
  const find = typeof search.find === "number" ? String(search.find) : search.find
  return {
    ...NOTHING,
    ...(typeof sel === "string" ? { sel } : {}),
    ...(typeof find === "string" && find !== "" ? { find } : {}),
    ...(typeof at === "number" && Number.isInteger(at) && at > 0 ? { at } : {}),
    ...(typeof entity === "string" ? { entity } : {}),
    ...(typeof of === "string" ? { of } : {}),
    ...(lanes === "initiative" || lanes === "objective" ? { lanes } : {}),
    ...(isWindow(window) ? { window } : {}),
    ...(table === true ? { table } : {}),
    ...(typeof view === "string" ? { view } : {}),
  }
}
