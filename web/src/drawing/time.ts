import { presentLocale } from "@/words/words"

/** A moment local to the plan: minutes since 1970-01-01T00:00, as if that were UTC. No time zone ever shifts it. */
export type Minutes = number

export const DAY = 1440

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?$/

/** The moment of "YYYY-MM-DD[THH:MM]": of a date alone its first midnight. NaN where the text is no date. */
export function startOf(text: string): Minutes {
  const found = PATTERN.exec(text.trim())
  if (!found) return Number.NaN
  const [year, month, day, hour, minute] = found.slice(1).map((part) => Number(part ?? 0))
  const instant = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0) / 60_000
  // 31 February is no date: it would be written otherwise.
  return dateText(instant) === text.trim().slice(0, 10) ? instant : Number.NaN
}

/** The moment that a finish, target, due date or promise means: of a date alone the midnight that ends the day. */
export function endOf(text: string): Minutes {
  return isDay(text) ? startOf(text) + DAY : startOf(text)
}

export function isDay(text: string): boolean {
  return text.trim().length === 10
}

/** "YYYY-MM-DD" of the day that a moment begins or lies in. */
export function dateText(instant: Minutes): string {
  return Number.isFinite(instant) ? new Date(instant * 60_000).toISOString().slice(0, 10) : ""
}

/** "YYYY-MM-DD" of the day that a finish belongs to: a midnight ends the day before it. */
export function finishText(instant: Minutes): string {
  return dateText(instant - 1)
}

/** "YYYY-MM-DDTHH:MM". */
export function momentText(instant: Minutes): string {
  return new Date(instant * 60_000).toISOString().slice(0, 16)
}

/** How a day is written: "29 Jan", "29 Jan 2027", "Fri 29 Jan 2027". */
export type DayStyle = "short" | "full" | "weekday"

/** How days that stand side by side are written: with their years where they lie in several. */
export function styleOfDays(finishes: readonly Minutes[]): DayStyle {
  return new Set(finishes.map((each) => finishText(each).slice(0, 4))).size > 1 ? "full" : "short"
}

const STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: "numeric", month: "short" },
  full: { day: "numeric", month: "short", year: "numeric" },
  weekday: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
}

/** The day that a moment begins or lies in, by the present locale. */
export function dayWords(instant: Minutes, style: DayStyle = "full"): string {
  return format(instant, STYLES[style])
}

/** The day that a finish belongs to, by the present locale; a midnight ends the day before it. */
export function finishWords(instant: Minutes, style: DayStyle = "full"): string {
  return format(instant - 1, STYLES[style])
}

let formats = new WeakMap<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>()
let formatsLocale = ""

/** A moment by any form of `Intl`, never shifted; forms that are used again and again should be the same object. */
export function format(instant: Minutes, options: Intl.DateTimeFormatOptions): string {
  return Number.isFinite(instant) ? known(options).format(instant * 60_000) : ""
}

/** How days are written in the present locale. */
export function formatOf(style: DayStyle): Intl.DateTimeFormat {
  return known(STYLES[style])
}

/** Plans are kept by the calendar of months that all programs share: a day has one year and one month wherever one reads it. */
function known(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = presentLocale()
  if (locale !== formatsLocale) {
    formats = new WeakMap()
    formatsLocale = locale
  }
  let found = formats.get(options)
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...options, calendar: "gregory", timeZone: "UTC" })
    formats.set(options, found)
  }
  return found
}

/** Today by the clock of this computer, as the plan would write it. */
export function todayText(now = new Date()): string {
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** Today in a time zone, which may be another day than by the clock of this computer. */
export function todayIn(zone: string, now = new Date()): string {
  const words = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" })
  const part = new Map(words.formatToParts(now).map(({ type, value }) => [type, value]))
  return `${part.get("year")}-${part.get("month")}-${part.get("day")}`
}

function pad(number: number): string {
  return String(number).padStart(2, "0")
}
