import { plainDigits } from "@/drawing/digits"
import { type DayStyle, formatOf } from "@/drawing/time"
import { presentLocale } from "@/words/words"

/** Year, month and day as they were written; undefined for a year that was left out. */
export type DateParts = { readonly year: number | undefined; readonly month: number; readonly day: number }

type Form = { readonly pattern: RegExp; readonly months: readonly string[] }

const STYLES: readonly DayStyle[] = ["full", "short", "weekday"]
/** What steers the direction of writing is not seen, and not typed. */
const MARKS = /[\u200e\u200f\u061c]/g
const WEEK = 7

let forms: readonly Form[] = []
let formsLocale = ""

/** A day just as the page writes it in the present locale, so that what stands in a field can be read again. */
export function readOwnDate(text: string): DateParts | undefined {
  const locale = presentLocale()
  if (locale !== formsLocale) {
    forms = STYLES.map(formOf)
    formsLocale = locale
  }
  const line = plain(text.trim())
  for (const { pattern, months } of forms) {
    const found = pattern.exec(line)?.groups
    if (!found) continue
    const { day, month = "", year } = found
    return { year: year === undefined ? undefined : Number(year), month: months.indexOf(month) + 1, day: Number(day) }
  }
  return undefined
}

function formOf(style: DayStyle): Form {
  const format = formatOf(style)
  const written = (type: string, time: number) =>
    plain(format.formatToParts(time).find((part) => part.type === type)?.value ?? "")
  const months = Array.from({ length: 12 }, (_, month) => written("month", Date.UTC(2027, month, 15)))
  const weekdays = Array.from({ length: WEEK }, (_, day) => written("weekday", Date.UTC(2027, 1, 1 + day)))
  const source = format.formatToParts(Date.UTC(2027, 0, 29)).map(({ type, value }) => {
    if (type === "day") return "(?<day>\\d{1,2})"
    if (type === "year") return "(?<year>\\d{4})"
    if (type === "month") return `(?<month>${oneOf(months)})`
    if (type === "weekday") return `(?:${oneOf(weekdays)})`
    return spaced(plain(value))
  })
  return { pattern: new RegExp(`^${source.join("")}$`, "iu"), months }
}

/** With the digits 0 to 9, in lower case, without marks. */
function plain(text: string): string {
  return plainDigits(text.replace(MARKS, "")).toLowerCase()
}

function oneOf(texts: readonly string[]): string {
  return [...texts]
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join("|")
}

function spaced(text: string): string {
  return text.split(/\s+/).map(escaped).join("\\s+")
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
}
