import { afterAll, describe, expect, it } from "vitest"
import { dayWords, startOf } from "@/drawing/time"
import { readDate } from "@/entity/date-words"
import { isWrong } from "@/entity/read"
import { english } from "@/words/english"
import { setWords } from "@/words/words"

const TODAY = startOf("2026-11-23")
const WESTERN = [
  "en-US",
  "en-GB",
  "de-DE",
  "de-AT",
  "fr-FR",
  "es-ES",
  "pt-BR",
  "it-IT",
  "nl-NL",
  "pl-PL",
  "cs-CZ",
  "sv-SE",
]
const OTHERS = ["fi-FI", "hu-HU", "tr-TR", "el-GR", "ru-RU", "uk-UA", "vi-VN", "ja-JP", "ko-KR", "zh-CN"]
const WITH_OTHER_DIGITS_OR_YEARS = ["ar", "ar-EG", "he-IL", "fa-IR", "hi-IN", "mr-IN", "th-TH"]
/** A day of each of the twelve months from today on, so that it needs no year. */
const DAYS = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2026, 11 + month, 7)).toISOString().slice(0, 10),
)

afterAll(() => setWords(english, "en-GB"))

describe("a date can be read again as the page writes it", () => {
  it.each([...WESTERN, ...OTHERS, ...WITH_OTHER_DIGITS_OR_YEARS])("in %s", (locale) => {
    setWords(english, locale)
    for (const day of DAYS) {
      for (const style of ["full", "short", "weekday"] as const) {
        const words = dayWords(startOf(day), style)
        const read = readDate(words, TODAY)
        expect(isWrong(read) ? read.wrong : read.value, words).toBe(day)
      }
    }
  })

  it("in capitals, with other spaces, and with the digits of the keyboard", () => {
    setWords(english, "pt-BR")
    expect(readDate("7  DE JAN. de 2027", TODAY)).toEqual({ value: "2027-01-07" })
    setWords(english, "ar-EG")
    expect(readDate("7 يناير 2027", TODAY)).toEqual({ value: "2027-01-07" })
  })

  it("has the year that all programs know", () => {
    setWords(english, "th-TH")
    expect(dayWords(startOf("2027-01-07"))).toContain("2027")
    setWords(english, "fa-IR-u-nu-latn")
    expect(dayWords(startOf("2027-01-07"))).toContain("2027")
  })
})
