import { plainDigits } from "@/drawing/digits"
import type { KeyResult } from "@/objectives/goal"
import { presentLocale } from "@/words/words"

/**
 * A number as people write it in a locale: `1,234.5`, `1.234,5`, `1 234,5`, `-3`; undefined where it is none, or larger than
 * can be told exactly.
 */
export function readNumber(text: string, locale = presentLocale()): number | undefined {
  const line = latin(text)
    .trim()
    .replace(/[\s\u00a0\u202f'’]/g, "")
    .replace(/^[\u2212\u2013]/, "-")
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(line)) return undefined
  const decimal = decimalSign(line, locale)
  const grouped = line.replaceAll(decimal === "," ? "." : ",", "")
  if (decimal !== undefined && grouped.split(decimal).length > 2) return undefined
  const found = Number(decimal === undefined ? grouped : grouped.replace(decimal, "."))
  return Math.abs(found) <= Number.MAX_SAFE_INTEGER ? found : undefined
}

/** Which sign begins the decimals: of two the last; of one that of the locale, unless it stands where digits are grouped. */
function decimalSign(line: string, locale: string): "," | "." | undefined {
  const comma = line.lastIndexOf(",")
  const point = line.lastIndexOf(".")
  if (comma === -1 && point === -1) return undefined
  if (comma !== -1 && point !== -1) return comma > point ? "," : "."
  const sign = comma === -1 ? "." : ","
  const own = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === "decimal")?.value
  const grouping = new RegExp(`^[+-]?\\d{1,3}(\\${sign}\\d{2,3})*\\${sign}\\d{3}$`)
  if (latin(own ?? "") !== sign && grouping.test(line)) return sign === "," ? "." : ","
  return sign
}

/** With digits and signs as most of the world has them. */
function latin(text: string): string {
  return plainDigits(text)
    .replace(/[\u061c\u200e\u200f]/g, "")
    .replace(/\u066b/g, ".")
    .replace(/\u066c/g, ",")
}

/** How many decimals the numbers of a key result are written with. */
export function decimalsOf({ start, target, current, checkIns }: KeyResult): number {
  const written = [start, target, current ?? 0, ...checkIns.map(({ value }) => value)]
  return Math.min(6, Math.max(...written.map((each) => String(each).split(".")[1]?.length ?? 0)))
}

/** A number with no more than so many decimals. */
export function amount(value: number, decimals: number): string {
  return new Intl.NumberFormat(presentLocale(), { maximumFractionDigits: decimals }).format(value)
}

/** A change, with its sign. */
export function signed(value: number, decimals: number): string {
  const written = { signDisplay: "exceptZero", maximumFractionDigits: decimals } as const
  return new Intl.NumberFormat(presentLocale(), written).format(value)
}

/** A score from 0 to 1 with two decimals. */
export function scoreText(score: number): string {
  return new Intl.NumberFormat(presentLocale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(score)
}
