import type { DateChange } from "@/map/date-popover"
import { promiseOf, shareOf } from "@/map/mark"
import type { Change } from "@/replica/change"
import type { Fields } from "@/replica/effect"
import type { Entity } from "@/replica/state"

/** The one change that a moved, new or taken away date is; none where it is where it was. */
export function dateChange(milestone: Entity, { wish, date, confidence }: DateChange): Change[] {
  const set = (fields: Fields): Change[] => [{ op: "set", kind: "milestone", id: milestone.id, fields }]
  if (wish === "target") return date === (milestone.target ?? null) ? [] : set({ target: date })
  const known = promiseOf(milestone)
  if (date === null) return known ? set({ commitment: null }) : []
  const written = confidence === undefined ? known?.confidence : `${Math.round(confidence * 100)}%`
  if (known?.date === date && shareOf(known.confidence) === shareOf(written)) return []
  return set({ commitment: { date, ...(written === undefined ? {} : { confidence: written }) } })
}

/** The first milestone of an empty plan. */
export function firstMilestone(name: string): Change & { id: string } {
  return { op: "add", kind: "milestone", id: "first-milestone", fields: { name } }
}
