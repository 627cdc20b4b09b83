import { DAY, format, type Minutes } from "@/drawing/time"
import { say } from "@/words/words"

/** The distance of two ticks. */
export type Step = "day" | "week" | "month" | "quarter" | "year" | "5 years" | "20 years"

/** A straight map from moments to pixels. */
export class TimeScale {
  constructor(
    readonly start: Minutes,
    readonly finish: Minutes,
    readonly left: number,
    readonly right: number,
  ) {}

  /** A scale by how wide a day is, with `start` at pixel `left`. */
  static by(start: Minutes, perDay: number, left: number, right: number): TimeScale {
    return new TimeScale(start, start + ((right - left) / perDay) * DAY, left, right)
  }

  /** The pixel of a moment. */
  readonly x = (at: Minutes): number => this.left + ((at - this.start) / DAY) * this.perDay

  /** The moment at a pixel. */
  readonly at = (x: number): Minutes => this.start + ((x - this.left) / this.perDay) * DAY

  /** How wide a day is. */
  get perDay(): number {
    return ((this.right - this.left) / (this.finish - this.start)) * DAY
  }
}

/** A scale that holds all the moments, with some air at both ends and at least two weeks wide. */
export function scaleOver(moments: readonly Minutes[], left: number, right: number, leastDays = 14): TimeScale {
  const known = moments.filter(Number.isFinite)
  const first = known.reduce((a, b) => Math.min(a, b), Infinity)
  const last = known.reduce((a, b) => Math.max(a, b), -Infinity)
  if (!Number.isFinite(first)) return new TimeScale(0, leastDays * DAY, left, right)
  const lack = Math.max(leastDays * DAY - (last - first), 0)
  const air = (last - first + lack) * 0.03 + lack / 2
  return new TimeScale(first - air, last + air, left, right)
}

/** Two rows of headings: bold ones, and finer ones below where they have room. */
export type Rhythm = { readonly major: Step; readonly minor: Step | null; readonly room: number }

const RHYTHMS: readonly Rhythm[] = [
  { major: "month", minor: "day", room: 22 },
  { major: "month", minor: "week", room: 26 },
  { major: "quarter", minor: "month", room: 34 },
  { major: "year", minor: "quarter", room: 28 },
  { major: "year", minor: null, room: 40 },
  { major: "5 years", minor: null, room: 40 },
]
const LARGEST: Rhythm = { major: "20 years", minor: null, room: 0 }

const DAYS: Record<Step, number> = {
  day: 1,
  week: 7,
  month: 28,
  quarter: 90,
  year: 365,
  "5 years": 1826,
  "20 years": 7305,
}

/** The finest rows whose words have room, where a day is so many pixels wide. */
export function rhythm(perDay: number): Rhythm {
  return RHYTHMS.find(({ major, minor, room }) => DAYS[minor ?? major] * perDay >= room) ?? LARGEST
}

/** The first moments of days, weeks, months and so on from `from` to `to`; the first may begin before `from`. */
export function ticks(step: Step, from: Minutes, to: Minutes, weekStart = 1): Minutes[] {
  const found: Minutes[] = []
  for (let at = floor(step, from, weekStart); at <= to; at = next(step, at)) found.push(at)
  return found
}

/** The beginning of the day, week, month, ... that a moment lies in; `weekStart` is 1 for Monday, 7 for Sunday. */
export function floor(step: Step, at: Minutes, weekStart = 1): Minutes {
  const day = Math.floor(at / DAY) * DAY
  const date = new Date(day * 60_000)
  const year = date.getUTCFullYear()
  switch (step) {
    case "day":
      return day
    case "week":
      return day - ((date.getUTCDay() - weekStart + 7) % 7) * DAY
    case "month":
      return first(year, date.getUTCMonth())
    case "quarter":
      return first(year, Math.floor(date.getUTCMonth() / 3) * 3)
    default:
      return first(Math.floor(year / years(step)) * years(step), 0)
  }
}

function next(step: Step, at: Minutes): Minutes {
  const date = new Date(at * 60_000)
  switch (step) {
    case "day":
      return at + DAY
    case "week":
      return at + 7 * DAY
    case "month":
      return first(date.getUTCFullYear(), date.getUTCMonth() + 1)
    case "quarter":
      return first(date.getUTCFullYear(), date.getUTCMonth() + 3)
    default:
      return first(date.getUTCFullYear() + years(step), 0)
  }
}

function first(year: number, month: number): Minutes {
  return Date.UTC(year, month, 1) / 60_000
}

function years(step: Step): number {
  return step === "5 years" ? 5 : step === "20 years" ? 20 : 1
}

/** Whether words name only the year in which a stretch begins, which may be over by the edge of a drawing. */
export function namesFirstYear(step: Step): boolean {
  return years(step) > 1
}

const DAY_ALONE = { day: "numeric" } as const
const MONTH = { month: "short" } as const
const MONTH_OF_YEAR = { month: "long", year: "numeric" } as const
const YEAR = { year: "numeric" } as const

/** The words of a fine heading, which stands under a bold one. */
export function minorWords(step: Step, at: Minutes): string {
  switch (step) {
    case "day":
    case "week":
      return format(at, DAY_ALONE)
    case "month":
      return format(at, MONTH)
    case "quarter":
      return say("drawing.quarter", { quarter: quarterOf(at) })
    default:
      return format(at, YEAR)
  }
}

/** The words of a bold heading, which stands by itself and so names its year. */
export function majorWords(step: Step, at: Minutes): string {
  if (step === "month") return format(at, MONTH_OF_YEAR)
  if (step !== "quarter") return minorWords(step, at)
  return say("drawing.quarterOfYear", { quarter: quarterOf(at), year: format(at, YEAR) })
}

function quarterOf(at: Minutes): number {
  return Math.floor(new Date(at * 60_000).getUTCMonth() / 3) + 1
}

/** The day on which weeks begin in a locale: 1 for Monday to 7 for Sunday. */
export function firstDayOfWeek(locale: string): number {
  const known = firstDays.get(locale)
  if (known !== undefined) return known
  const place = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number }
    weekInfo?: { firstDay: number }
  }
  const found = place.getWeekInfo?.().firstDay ?? place.weekInfo?.firstDay ?? 1
  firstDays.set(locale, found)
  return found
}

const firstDays = new Map<string, number>()
