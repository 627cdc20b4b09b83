import { describe, expect, it } from "vitest"
import { readNumber } from "@/objectives/number"

const LOCALES = [
  "en-GB",
  "de-DE",
  "de-CH",
  "fr-FR",
  "pt-BR",
  "en-IN",
  "hi-IN",
  "mr-IN",
  "ar",
  "ar-EG",
  "fa-IR",
  "sv-SE",
]
const NUMBERS = [0, 7, 0.5, 1.234, -3, 1234, 1234.5, -98_765.25, 1_234_567, 12_345_678.5]

describe("a number can be read again as the page writes it", () => {
  it.each(LOCALES)("in %s", (locale) => {
    const words = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
    for (const number of NUMBERS) expect(readNumber(words.format(number), locale), words.format(number)).toBe(number)
  })
})

it("reads no number that is too large to be told exactly", () => {
  expect(readNumber("9007199254740991", "en")).toBe(Number.MAX_SAFE_INTEGER)
  expect(readNumber("99999999999999999999", "en")).toBeUndefined()
})
