import { aboutInTens, percent } from "@/drawing/chance"
import { finishWords } from "@/drawing/time"
import { dateWords } from "@/map/label"
import type { Mark, Wish } from "@/map/mark"
import { presentLocale, say } from "@/words/words"

const known = new WeakMap<Mark, { readonly locale: string; readonly sentence: string }>()

/** A milestone in one sentence with exact figures, for whoever cannot see it. Remembered by the mark. */
export function sentenceOf(mark: Mark): string {
  const locale = presentLocale()
  let found = known.get(mark)
  if (found?.locale !== locale) {
    found = { locale, sentence: sentenceFor(mark) }
    known.set(mark, found)
  }
  return found.sentence
}

function sentenceFor(mark: Mark): string {
  const dates = (["target", "commitment"] as const).map((wish) => wishWords(mark, wish)).filter(Boolean)
  const standing = mark.standing === "reached" ? say("map.reached") : ""
  const unsure =
    mark.standing === "no-basis" ? say("map.noForecast") : mark.standing === "pending" ? say("map.computing") : ""
  return [mark.name, standing || unsure, dateWords(mark), ...dates].filter(Boolean).join(", ")
}

/** "target 29 Jan 2027, about 4 in 10 (41 %)". */
export function wishWords(mark: Mark, wish: Wish): string {
  const at = mark[wish]
  if (at === undefined) return ""
  const chance = mark.standing === "reached" ? undefined : mark.chances[wish]
  const values = { day: finishWords(at), chance: chance === undefined ? "" : exactly(chance) }
  const known = chance === undefined ? "unknown" : "known"
  return say(wish === "target" ? "map.targetOn" : "map.promisedFor", { ...values, known })
}

/** "about 4 in 10 (41 %)". */
export function exactly(chance: number): string {
  return say("map.exactly", { words: aboutInTens(chance), percent: percent(chance) })
}
