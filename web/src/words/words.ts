import { IntlMessageFormat } from "intl-messageformat"
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
let locale = navigator.language || "en"
const compiled = new Map<string, IntlMessageFormat>()

/** The message of a key in the present language: `say("map.inTen", { tens: 4 })`. */
export function say(key: Key, values?: Values): string {
  const message = current[key] ?? english[key]
  let format = compiled.get(message)
  if (!format) {
    format = new IntlMessageFormat(message, locale)
    compiled.set(message, format)
  }
  return String(format.format(values))
}

/** The locale by which dates and numbers are written. */
export function presentLocale(): string {
  return locale
}

export function setWords(words: Record<string, string>, nextLocale: string): void {
  current = words
  locale = nextLocale
  compiled.clear()
}

/** A language nobody speaks, for finding words that do not come from the catalogue: [ṁèßßàĝè]. */
export function pseudo(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, message]) => [key, `[${accented(message)}]`]))
}

const ACCENTS: Record<string, string> = { a: "à", e: "è", i: "ì", o: "ò", u: "ù", c: "ç", n: "ñ", s: "š", y: "ý" }

/** Accents on what is text; what stands in braces is left to ICU. */
function accented(message: string): string {
  let depth = 0
  return [...message]
    .map((letter) => {
      if (letter === "{") depth += 1
      if (letter === "}") depth -= 1
      return depth === 0 && letter !== "}" ? (ACCENTS[letter] ?? letter) : letter
    })
    .join("")
}
