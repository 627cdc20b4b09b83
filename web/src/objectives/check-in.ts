import { DAY, startOf } from "@/drawing/time"
import type { CheckIn, KeyResult } from "@/objectives/goal"
import { lastCheckIn } from "@/objectives/score"
import type { Change } from "@/replica/change"
import type { Fields, Json } from "@/replica/effect"

/** Days after which a value has been looked at too long ago, unless the plan says otherwise. */
const USUAL_LIMIT = 30

/** The check-ins with one more; one by the same person on the same day takes the place of theirs. */
export function withCheckIn(checkIns: readonly CheckIn[], added: CheckIn): CheckIn[] {
  return [...checkIns.filter(({ date, by }) => date !== added.date || by !== added.by), added]
}

export function checkInChange({ id, checkIns }: KeyResult, added: CheckIn): Change {
  return { op: "set", kind: "key_result", id, fields: { check_ins: withCheckIn(checkIns, added) as Json } }
}

/** How many days before the status date a key result was last looked at; undefined where it never was. */
export function age({ checkIns }: KeyResult, statusDate: string): number | undefined {
  const newest = lastCheckIn(checkIns)
  return newest && Math.round((startOf(statusDate.slice(0, 10)) - startOf(newest.date.slice(0, 10))) / DAY)
}

/** Whether an open key result was looked at too long ago, or never. */
export function isStale(keyResult: KeyResult, due: string | undefined, statusDate: string, limit: number): boolean {
  if (due !== undefined && due.slice(0, 10) < statusDate.slice(0, 10)) return false
  const days = age(keyResult, statusDate)
  return days === undefined || days > limit
}

/** The plan's own limit for old check-ins, in days. */
export function staleAfter(settings: Fields): number {
  const health = settings.health
  const limit =
    typeof health === "object" && health !== null && !Array.isArray(health) ? health["check-ins-old"] : undefined
  return typeof limit === "number" ? limit : USUAL_LIMIT
}
