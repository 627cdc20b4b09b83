import type { Minutes } from "@/drawing/time"
import { readDate, whyTooFar } from "@/entity/date-words"
import { readDuration } from "@/entity/duration"
import { isRecord } from "@/entity/entity"
import { estimateText, readEstimate } from "@/entity/estimate"
import { momentWords } from "@/entity/moment-words"
import type { Read } from "@/entity/read"
import { readNumber } from "@/objectives/number"
import type { Json } from "@/replica/effect"
import { presentLocale, say } from "@/words/words"

/** A value of the plan file as a line of text, and back; what is left empty is null, which clears the field. */
export type Codec = {
  readonly show: (value: Json | undefined) => string
  readonly read: (text: string, today: Minutes) => Read<Json>
}

export const plainText: Codec = {
  show: (value) => (typeof value === "string" ? value : ""),
  read: (text) => ({ value: text.trim() || null }),
}

export const number: Codec = {
  show: numberText,
  read: (text) => orNothing(text, () => readAmount(text)),
}

/** A share such as `30%`: a number alone counts percents, unless it is a decimal under 1. */
export const percent: Codec = {
  show: (value) => {
    if (typeof value === "number") return `${numberText(Math.round(value * 1e6) / 1e4)} %`
    return typeof value === "string" ? value.replace(/\s*%$/, " %") : ""
  },
  read: (text) =>
    orNothing(text, () => {
      const bare = text.replace("%", "")
      const found = readNumber(bare)
      const share = found !== undefined && !text.includes("%") && found > 0 && found < 1 ? found * 100 : found
      if (share === undefined || share < 0 || share > 100)
        return { wrong: say("entity.badPercent", { text: text.trim() }) }
      return { value: `${Math.round(share * 1e4) / 1e4}%` }
    }),
}

export const duration: Codec = {
  show: (value) => (typeof value === "string" ? value : ""),
  read: (text) => orNothing(text, () => readDuration(text)),
}

export const estimate: Codec = { show: estimateText, read: (text) => readEstimate(text) }

export const date: Codec = {
  show: (value) => (typeof value === "string" ? momentWords(value) : ""),
  read: (text, today) => readDate(text, today),
}

/** Short texts, separated by commas. */
export const tags: Codec = {
  show: (value) => (Array.isArray(value) ? value.map(String).join(", ") : ""),
  read: (text) => {
    const found = [...new Set(text.split(/[,;\n]/).map((each) => each.trim()))].filter((each) => each !== "")
    return { value: found.length > 0 ? found : null }
  },
}

/** One number, or low, likely and high: how far something moves a key result, or by what a risk multiplies durations. */
export const spread: Codec = {
  show: (value) => {
    if (!isRecord(value)) return numberText(value)
    return [value.low, value.likely, value.high].map(numberText).join(" / ")
  },
  read: (text) =>
    orNothing(text, () => {
      const found = text
        .split(/\s*\/\s*|\s*;\s*|\s+to\s+|\s+/)
        .filter((each) => each !== "")
        .map((each) => readNumber(each))
      const [low, likely, high] = found
      if (found.length === 1 && low !== undefined) return { value: low }
      if (found.length !== 3 || low === undefined || likely === undefined || high === undefined) {
        return { wrong: say("entity.badRange", { text: text.trim() }) }
      }
      return { value: { low, likely, high } }
    }),
}

const SHIFT = /^(\d{1,2})(?::?(\d{2}))?\s*[-–]\s*(\d{1,2})(?::?(\d{2}))?$/

/** The working hours of a day; none is a day off. */
export const hours: Codec = {
  show: (value) => (Array.isArray(value) ? value.map((shift) => String(shift).replace("-", "–")).join(", ") : ""),
  read: (text) => {
    const parts = text.split(/[,;]/).filter((part) => part.trim() !== "")
    const found = parts.map((part) => shiftOf(part.trim()))
    if (found.some((each) => each === undefined)) return { wrong: say("entity.badHours", { text: text.trim() }) }
    return { value: found as string[] }
  },
}

function shiftOf(text: string): string | undefined {
  const found = SHIFT.exec(text)
  if (!found) return undefined
  const [, fromHour = "", fromMinute = "00", toHour = "", toMinute = "00"] = found
  const valid = Number(fromHour) < 24 && Number(toHour) <= 24 && Number(fromMinute) < 60 && Number(toMinute) < 60
  return valid ? `${fromHour.padStart(2, "0")}:${fromMinute}-${toHour.padStart(2, "0")}:${toMinute}` : undefined
}

const BETWEEN_DAYS = /\s+(?:to|until|–|-|—)\s+/

/** One day off, or a stretch of days, with a name and hours where some are worked: `24 Dec to 26 Dec: 09:00-12:00`. */
export const daysOff: Codec = {
  show: (value) => {
    if (typeof value === "string") return momentWords(value)
    if (!isRecord(value)) return ""
    const days = value.date !== undefined ? date.show(value.date) : `${date.show(value.from)} to ${date.show(value.to)}`
    const worked = hours.show(value.hours)
    return worked === "" ? days : `${days}: ${worked}`
  },
  read: (text, today) => {
    const [days = "", worked = ""] = text.split(/:\s+/, 2)
    const read = hours.read(worked, today)
    if ("wrong" in read) return read
    const ends = days.split(BETWEEN_DAYS)
    const impossible = ends.map((each) => whyTooFar(each, today)).find((why) => why !== undefined)
    if (impossible !== undefined) return { wrong: impossible }
    const found = ends
      .map((each) => readDate(each, today))
      .map((end) => ("value" in end ? end.value?.slice(0, 10) : ""))
    const [first, last = first] = found
    if (!first || !last || found.length > 2 || last < first)
      return { wrong: say("entity.badDates", { text: text.trim() }) }
    return { value: first === last ? { date: first, hours: read.value } : { from: first, to: last, hours: read.value } }
  },
}

function orNothing(text: string, read: () => Read<Json>): Read<Json> {
  return text.trim() === "" ? { value: null } : read()
}

function readAmount(text: string): Read<Json> {
  const found = readNumber(text)
  return found === undefined ? { wrong: say("entity.badNumber", { text: text.trim() }) } : { value: found }
}

function numberText(value: Json | undefined): string {
  if (typeof value !== "number") return ""
  return new Intl.NumberFormat(presentLocale(), { maximumFractionDigits: 10, useGrouping: "min2" }).format(value)
}
