import type { ActivityForecast } from "@/api/types"

/** The columns by which activities are sorted. */
export const COLUMNS = ["name", "criticality", "sensitivity", "points", "days", "p50", "p80"] as const
export type Column = (typeof COLUMNS)[number]
export type Sorting = { readonly by: Column; readonly falling: boolean }

/** What the most telling comes first in. */
export const USUAL: Sorting = { by: "criticality", falling: true }

type Value = string | number | null

export function cellOf(activity: ActivityForecast, column: Column): Value {
  switch (column) {
    case "points":
      return activity.probability_gain
    case "days":
      return activity.p80_days_gain
    default:
      return activity[column]
  }
}

/** The activities in another order; what has no value comes last either way, and ties stay in the plan's order. */
export function sorted(
  activities: readonly ActivityForecast[],
  { by, falling }: Sorting,
  locale: string,
): ActivityForecast[] {
  const words = new Intl.Collator(locale, { numeric: true })
  const compare = (a: Value, b: Value): number => {
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    const order = typeof a === "string" && typeof b === "string" ? words.compare(a, b) : Number(a) - Number(b)
    return falling ? -order : order
  }
  return [...activities].sort((a, b) => compare(cellOf(a, by), cellOf(b, by)))
}

/** Sorting by a column again turns it round; numbers begin with the largest, words and dates with the first. */
export function resorted(before: Sorting, by: Column): Sorting {
  if (before.by === by) return { by, falling: !before.falling }
  return { by, falling: !["name", "p50", "p80"].includes(by) }
}

/** Paper has all activities of a plan, or of a large one those that decide its finish in one of a hundred futures. */
const ALL_ON_PAPER = 300
const LEAST_ON_PAPER = 0.01

export function onPaper(rows: readonly ActivityForecast[]): readonly ActivityForecast[] {
  if (rows.length <= ALL_ON_PAPER) return rows
  return rows.filter(({ criticality }) => criticality >= LEAST_ON_PAPER)
}
