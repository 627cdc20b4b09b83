import { english } from "@/words/english"
import { pseudo } from "@/words/pseudo"
import { presentLocale, setWords } from "@/words/words"

/** No letter of it is an English one, so that what the browser makes is told apart from what was forgotten. */
const LANGUAGE = "el"

/** Speak a language nobody speaks: what is read and not in it does not come from the catalogue, and all is longer. */
export function speakPseudo(): void {
  setWords(pseudo(english), presentLocale(), LANGUAGE)
}
