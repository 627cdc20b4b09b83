import { chanceBy, dateAt } from "@/drawing/chance"
import { DAY, type Minutes } from "@/drawing/time"

/** A day as a whole number: days since 1970. A finish belongs to the day that its midnight ends. */
export type Day = number

export function dayOf(finish: Minutes): Day {
  return Math.ceil(finish / DAY) - 1
}

/** The midnight that ends a day. */
export function endOfDay(day: Day): Minutes {
  return (day + 1) * DAY
}

/** The first day by whose end so large a share of the futures have finished. */
export function dayToPromise(quantiles: readonly number[], confidence: number): Day {
  return dayOf(dateAt(quantiles, confidence))
}

/** The share of the futures that have finished by the end of a day. */
export function chanceByDay(quantiles: readonly number[], day: Day): number {
  return chanceBy(quantiles, endOfDay(day))
}

/** Of 201 quantiles those left out at either end: one future in a hundred may be far away. */
const OUTER = 2

/** The days that are worth asking about: those on which futures finish, and the dates in question. */
export function dayRange(quantiles: readonly number[], dates: readonly (Minutes | undefined)[]): [Day, Day] {
  const known = [quantiles[OUTER], quantiles.at(-1 - OUTER), ...dates].filter((at) => at !== undefined)
  return [dayOf(Math.min(...known)) - 1, dayOf(Math.max(...known)) + 1]
}
