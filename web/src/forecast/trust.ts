import type { CheckDocument } from "@/api/types"
import { findById, titleOf } from "@/entity/entity"
import type { Reference } from "@/entity/kinds"
import type { PlanState } from "@/replica/state"

/** What the forecast stands on, each with the field that mends it; of two things with one name these are meant. */
const FIELDS: Record<string, string> = {
  "estimates-without-range": "estimate",
  "status-missing": "progress",
  "no-basis": "expected",
  "starts-missed": "actual_start",
  "check-ins-old": "check_ins",
  "check-ins-missing": "check_ins",
}
const FIRST = Object.keys(FIELDS)

/** What would improve the grade: a thing, and the field of it where that is known. */
export type Improvement = { readonly reference: Reference; readonly field: string | undefined }

/** The first thing that would improve the grade, of those that failed checks name; undefined where nothing is named. */
export function firstToImprove(plan: PlanState, { checks, trust }: CheckDocument): Improvement | undefined {
  const name = /`([^`]*)`/.exec(trust.improve)?.[1]
  if (name === undefined) return undefined
  const rank = (code: string) => (FIRST.includes(code) ? FIRST.indexOf(code) : FIRST.length)
  for (const { code, subjects } of [...checks].sort((a, b) => rank(a.code) - rank(b.code))) {
    for (const id of subjects) {
      const found = findById(plan, id)
      if (found && titleOf(found.entity) === name) return { reference: { kind: found.kind, id }, field: FIELDS[code] }
    }
  }
  return undefined
}
