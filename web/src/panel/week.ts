import { isRecord } from "@/entity/entity"
import type { Json } from "@/replica/effect"

/** The days of the week as a plan file names them. */
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const
export type Day = (typeof DAYS)[number]

/** The hours of each day; undefined where nothing is said of it. */
export type Week = Record<Day, readonly string[] | undefined>

/** Each day's hours, from `{mon-fri: [...], "sat,sun": [...]}`. */
export function weekOf(value: Json | undefined): Week {
  const week = Object.fromEntries(DAYS.map((day) => [day, undefined])) as Week
  if (!isRecord(value)) return week
  for (const [names, hours] of Object.entries(value)) {
    for (const day of daysNamed(names)) week[day] = Array.isArray(hours) ? hours.map(String) : []
  }
  return week
}

/** The week as a plan file has it: neighbouring days of the same hours together. */
export function weekValue(week: Week): Json {
  const found: Record<string, Json> = {}
  for (let first = 0; first < DAYS.length; ) {
    const hours = week[DAYS[first] ?? "mon"]
    let last = first
    while (last + 1 < DAYS.length && alike(week[DAYS[last + 1] ?? "mon"], hours)) last += 1
    if (hours && hours.length > 0)
      found[first === last ? `${DAYS[first]}` : `${DAYS[first]}-${DAYS[last]}`] = [...hours]
    first = last + 1
  }
  return Object.keys(found).length > 0 ? found : null
}

function daysNamed(names: string): Day[] {
  return names
    .toLowerCase()
    .replaceAll(" ", "")
    .split(",")
    .flatMap((part) => {
      const [from = "", to = from] = part.split("-").map((end) => end.slice(0, 3))
      const first = DAYS.indexOf(from as Day)
      const last = DAYS.indexOf(to as Day)
      if (first < 0 || last < 0) return []
      return first <= last ? DAYS.slice(first, last + 1) : [...DAYS.slice(first), ...DAYS.slice(0, last + 1)]
    })
}

function alike(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return (one ?? []).join() === (other ?? []).join()
}
