import { endOf, format, startOf } from "@/drawing/time"
import { say } from "@/words/words"

/** The first and the last day that a plan can hold; the server refuses all others. */
export const FIRST_DAY = "1980-01-01"
export const LAST_DAY = "2199-12-31"

const YEAR = { year: "numeric" } as const

/** Why a plan cannot hold a date, in words that name it as it was written; undefined where it can. */
export function whyImpossible(date: string, text = date): string | undefined {
  const at = startOf(date)
  if (at >= startOf(FIRST_DAY) && at < endOf(LAST_DAY)) return undefined
  return say("entity.impossibleDate", {
    text,
    first: format(startOf(FIRST_DAY), YEAR),
    last: format(startOf(LAST_DAY), YEAR),
  })
}
