import { dayWords, isDay, startOf } from "@/drawing/time"

/** A date of the plan file as people read it: `29 Jan 2027`, with its time where it has one. */
export function momentWords(text: string | null | undefined): string {
  if (!text) return ""
  const day = dayWords(startOf(text.slice(0, 10)))
  return isDay(text) ? day : `${day}, ${text.slice(11, 16)}`
}
