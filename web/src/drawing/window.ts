import { DAY, dateText, endOf, finishText, isDay, type Minutes, startOf } from "@/drawing/time"

/** A stretch of time. */
export type Stretch = { readonly start: Minutes; readonly finish: Minutes }

const BETWEEN = ".."

/** The stretch of whole days that "2026-11-02..2027-03-31" names, from its first day to its last; undefined for any other text. */
export function readWindow(text: string | undefined): Stretch | undefined {
  const [first = "", last = "", more] = text?.split(BETWEEN) ?? []
  if (!isDay(first) || !isDay(last) || more !== undefined) return undefined
  const [start, finish] = [startOf(first), endOf(last)]
  return startOf(last) > start ? { start, finish } : undefined
}

/** A stretch as an address names it, in whole days; undefined where it is too short for two of them. */
export function windowText({ start, finish }: Stretch): string | undefined {
  const text = `${dateText(nearest(start))}${BETWEEN}${finishText(nearest(finish))}`
  return isWindow(text) ? text : undefined
}

export function isWindow(text: unknown): text is string {
  return typeof text === "string" && readWindow(text) !== undefined
}

function nearest(at: Minutes): Minutes {
  return Math.round(at / DAY) * DAY
}
