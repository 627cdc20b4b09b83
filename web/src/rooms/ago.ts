import { DAY, finishWords, type Minutes, startOf, todayText } from "@/drawing/time"
import { presentLanguage, presentLocale, say } from "@/words/words"

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
]

/** How long ago a moment of the clock was, in its largest unit: "2 hours ago", "in 3 days", "just now". */
export function ago(when: string | number | Date, now: number = Date.now(), language = presentLanguage()): string {
  const seconds = Math.round((new Date(when).getTime() - now) / 1000)
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" })
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit)
  }
  return say("rooms.justNow")
}

/** A day of the clock, as the reader writes it: "29 Jan 2027". */
export function dayOf(when: string | number | Date, locale: string = presentLocale()): string {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }).format(new Date(when))
}

const NEAR = 300 * DAY

/** The day of a finish; what is nearer than ten months needs no year. */
export function nearWords(finish: Minutes, today: Minutes = startOf(todayText())): string {
  return finishWords(finish, Math.abs(finish - today) < NEAR ? "short" : "full")
}
