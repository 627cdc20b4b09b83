import { DAY, dateText, type Minutes, startOf } from "@/drawing/time"
import { type DateParts, readOwnDate } from "@/entity/own-date"
import { whyImpossible } from "@/entity/possible-date"
import type { Read } from "@/entity/read"
import { presentLocale, say } from "@/words/words"

const TIME = /[T ,]\s*(\d{1,2}):(\d{2})$/
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const NUMBERS = /^(\d{1,2})[./](\d{1,2})[./]?(\d{4}|\d{2})?$/
const NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[.\s-]+(\p{L}+)\.?[,\s-]*(\d{4})?$/u
const NAMED_FIRST = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/u
const AHEAD = /^(?:in\s+|\+\s*)(\d{1,5})\s*(days?|weeks?|months?|d|w|m)$/i

const LEAP_YEAR = 2028

/**
 * A date as people write it, as the plan file has it: `29 Jan`, `29 Jan 2027 14:00`, `2027-01-29`, `29.1.`, `in 2 weeks`,
 * `tomorrow`. Without a year it is the next such day from `today` on. An empty text is no date: null. What is wrong names
 * it as it was `written`.
 */
export function readDate(text: string, today: Minutes, written = text.trim()): Read<string | null> {
  const line = text.trim()
  if (line === "") return { value: null }
  const moment = momentOf(line, today)
  if (moment === undefined)
    return { wrong: say(isNoDay(line) ? "entity.noSuchDay" : "entity.badDate", { text: written }) }
  const impossible = whyImpossible(moment, written)
  return impossible === undefined ? { value: moment } : { wrong: impossible }
}

/** Whether a text is written as a date is, with its year or the name of its month. */
export function isWrittenAsDate(text: string): boolean {
  const parts = partsOf(text.trim().replace(TIME, ""))
  return parts !== undefined && (parts.year !== undefined || /\p{L}/u.test(text))
}

/** Whether a text is written as a date is, of a day that there never is: 31 February. */
function isNoDay(text: string): boolean {
  const parts = partsOf(text.replace(TIME, ""))
  return parts !== undefined && valid(parts.year ?? LEAP_YEAR, parts.month, parts.day) === undefined
}

/** Why a text that is a date cannot be one of a plan; undefined where it can be, or is none. */
export function whyTooFar(text: string, today: Minutes): string | undefined {
  const moment = momentOf(text.trim(), today)
  return moment === undefined ? undefined : whyImpossible(moment, text.trim())
}

function momentOf(line: string, today: Minutes): string | undefined {
  const time = TIME.exec(line)
  const day = dayOf((time ? line.slice(0, time.index) : line).trim(), today)
  const clock = time ? clockOf(time) : ""
  return day === undefined || clock === undefined ? undefined : day + clock
}

function clockOf([, hour = "", minute = ""]: RegExpExecArray): string | undefined {
  return Number(hour) < 24 && Number(minute) < 60 ? `T${hour.padStart(2, "0")}:${minute}` : undefined
}

function dayOf(text: string, today: Minutes): string | undefined {
  const lower = text.toLowerCase()
  if (lower === say("entity.today").toLowerCase()) return dateText(today)
  if (lower === say("entity.tomorrow").toLowerCase()) return dateText(today + DAY)
  const ahead = AHEAD.exec(text)
  if (ahead) return later(today, Number(ahead[1]), ahead[2] ?? "d")
  const parts = partsOf(text)
  if (!parts) return undefined
  return parts.year === undefined ? next(parts.month, parts.day, today) : valid(parts.year, parts.month, parts.day)
}

function partsOf(text: string): DateParts | undefined {
  const day = text.trim()
  return readOwnDate(day) ?? partsOfWords(day)
}

function partsOfWords(text: string): DateParts | undefined {
  const iso = ISO.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const numbers = NUMBERS.exec(text)
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])]
    const monthFirst = text.includes("/") && monthStandsFirst()
    return { year: yearOf(numbers[3]), month: monthFirst ? first : second, day: monthFirst ? second : first }
  }
  const named = NAMED.exec(text)
  const turned = NAMED_FIRST.exec(text)
  const month = monthOf(named?.[2] ?? turned?.[1] ?? "")
  if (month === undefined) return undefined
  return { year: yearOf(named?.[3] ?? turned?.[3]), month, day: Number(named?.[1] ?? turned?.[2]) }
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

function valid(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
  return Number.isFinite(startOf(text)) ? text : undefined
}

/** The next such day from a moment on; 29 February waits for its year. */
function next(month: number, day: number, today: Minutes): string | undefined {
  const from = dateText(today)
  const first = Number(from.slice(0, 4))
  for (let year = first; year <= first + 8; year += 1) {
    const found = valid(year, month, day)
    if (found !== undefined && found >= from) return found
  }
  return undefined
}

function later(today: Minutes, count: number, unit: string): string {
  if (!unit.toLowerCase().startsWith("m"))
    return dateText(today + count * DAY * (unit.toLowerCase().startsWith("w") ? 7 : 1))
  const date = new Date(today * 60_000)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0)).getUTCDate()
  const day = Math.min(date.getUTCDate(), last)
  return dateText(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, day) / 60_000)
}

const months = new Map<string, string[]>()

/** The month that a word begins, in the present locale or in English. */
function monthOf(word: string): number | undefined {
  const wanted = word.toLowerCase()
  if (wanted.length < 3) return undefined
  for (const locale of [presentLocale(), "en"]) {
    const place = monthNames(locale).findIndex((name) => name.startsWith(wanted))
    if (place >= 0) return place + 1
  }
  return wanted === "sept" ? 9 : undefined
}

function monthNames(locale: string): string[] {
  let found = months.get(locale)
  if (!found) {
    const format = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" })
    found = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 15)).toLowerCase())
    months.set(locale, found)
  }
  return found
}

function monthStandsFirst(): boolean {
  const parts = new Intl.DateTimeFormat(presentLocale()).formatToParts(0)
  return parts.findIndex(({ type }) => type === "month") < parts.findIndex(({ type }) => type === "day")
}
