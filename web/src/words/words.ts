import { type Formatters, IntlMessageFormat } from "intl-messageformat"
import { english } from "@/words/english"

/** Every message of the page, in ICU form, by its key. */
export type Words = typeof english
export type Key = keyof Words
export type Values = Record<string, string | number | Date>

/** Whether the catalogue has a message under a key that was put together. */
export function isKey(text: string): text is Key {
  return text in english
}

let current: Record<string, string> = english
let language = "en"
let locale = navigator.language || "en"
const compiled = new Map<string, IntlMessageFormat>()
/** What was said before, by its message and values: views of hundreds of milestones say the same again and again. */
const spoken = new Map<string, string>()
const MOST_SPOKEN = 10_000

/** Numbers and dates as the reader writes them; one and many as the language of the words has them. */
const formatters: Formatters = {
  getNumberFormat: (_, options) => new Intl.NumberFormat(locale, options as Intl.NumberFormatOptions),
  getDateTimeFormat: (_, options) => new Intl.DateTimeFormat(locale, options),
  getPluralRules: (_, options) => new Intl.PluralRules(language, options),
}

/** The message of a key in the present language: `say("map.inTen", { tens: 4 })`. */
export function say(key: Key, values?: Values): string {
  const known = values ? `${key} ${JSON.stringify(values)}` : key
  let words = spoken.get(known)
  if (words === undefined) {
    if (spoken.size >= MOST_SPOKEN) spoken.clear()
    words = formatted(current[key] ?? english[key], values)
    spoken.set(known, words)
  }
  return words
}

function formatted(message: string, values: Values | undefined): string {
  let format = compiled.get(message)
  if (!format) {
    format = new IntlMessageFormat(message, language, undefined, { formatters })
    compiled.set(message, format)
  }
  return String(format.format(values))
}

/** The locale by which dates and numbers are written: the browser's. */
export function presentLocale(): string {
  return locale
}

/** The language of the words, for words that the browser makes to stand among them, such as "2 hours ago". */
export function presentLanguage(): string {
  return language
}

/** Speak other words, which are of a language, with dates and numbers as a locale has them. */
export function setWords(words: Record<string, string>, nextLocale: string, nextLanguage = "en"): void {
  current = words
  locale = nextLocale
  language = nextLanguage
  compiled.clear()
  spoken.clear()
}
