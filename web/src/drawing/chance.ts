import { say } from "@/words/words"

/** How likely: 8 in 10 and more, 5 to 7 in 10, under 5 in 10, or nobody knows. Also the name of its colour. */
export type Level = "likely" | "maybe" | "unlikely" | "unknown"

/** A chance from 0 to 1; null where there is none to name. */
export type Probability = number | null | undefined

/** The chance as a whole number of tenths, halves up. */
export function tens(probability: number): number {
  return Math.floor(probability * 10 + 0.5 + 1e-9)
}

/** The kind of a chance, from the same tenths as its words, so that a word never contradicts its colour. */
export function level(probability: Probability): Level {
  if (probability === null || probability === undefined) return "unknown"
  if (tens(probability) >= 8) return "likely"
  return tens(probability) >= 5 ? "maybe" : "unlikely"
}

/** "4 in 10"; near the ends "under 1 in 10" and "over 9 in 10": almost is not never, nor always. */
export function inTens(probability: Probability): string {
  if (probability === null || probability === undefined) return say("drawing.notKnown")
  return nearEnd(probability) ?? say("drawing.inTen", { tens: tens(probability) })
}

/** "about 4 in 10"; what is certain is not "about". */
export function aboutInTens(probability: Probability): string {
  if (probability === null || probability === undefined) return say("drawing.notKnown")
  if (probability <= 0 || probability >= 1) return inTens(probability)
  return nearEnd(probability) ?? say("drawing.aboutInTen", { tens: tens(probability) })
}

function nearEnd(probability: number): string | undefined {
  if (probability > 0 && probability < 0.05) return say("drawing.underOneInTen")
  return probability < 1 && tens(probability) === 10 ? say("drawing.overNineInTen") : undefined
}

/** The exact figure on demand, "41 %"; 0 % and 100 % are said of what is certain only. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.005) return say("drawing.underPercent", { figure: 1 })
  if (probability >= 0.995 && probability < 1) return say("drawing.overPercent", { figure: 99 })
  return say("drawing.percent", { figure: Math.round(probability * 100) })
}

/** The CSS colour of a level for words: a variable of the theme. What nobody knows has ink, not colour. */
export function colourOf(chance: Level): string {
  return chance === "unknown" ? "var(--second)" : `var(--${chance})`
}

/** The CSS colour of a level for shapes: the ochre of words is darker than shapes need, which would look like earth. */
export function toneOf(chance: Level): string {
  return chance === "maybe" ? "var(--ochre, var(--maybe))" : colourOf(chance)
}

/**
 * The share of the futures that have finished by an instant, from the 201 quantiles (0 to 100 % by half percents, minutes
 * that never fall): between two of them in proportion.
 */
export function chanceBy(quantiles: readonly number[], instant: number): number {
  const last = quantiles.length - 1
  const after = firstAfter(quantiles, instant)
  if (after === 0) return 0
  if (after > last) return 1
  const below = quantiles[after - 1] ?? 0
  const above = quantiles[after] ?? below
  return (after - 1 + (instant - below) / (above - below)) / last
}

/** The instant by which a share of the futures have finished; the next half percent up. */
export function dateAt(quantiles: readonly number[], share: number): number {
  const last = quantiles.length - 1
  const place = Math.ceil(Math.round(share * last * 1e9) / 1e9)
  return quantiles[Math.min(last, Math.max(0, place))] ?? Number.NaN
}

/** The place of the first quantile after an instant. */
function firstAfter(quantiles: readonly number[], instant: number): number {
  let low = 0
  let high = quantiles.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((quantiles[middle] ?? Infinity) <= instant) low = middle + 1
    else high = middle
  }
  return low
}
