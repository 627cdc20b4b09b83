const LONGER = 0.35
const PADDING = "·"

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
const ACCENTED = "åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ"
const ACCENTS = new Map([...PLAIN].map((letter, place) => [letter, [...ACCENTED][place] ?? letter]))

/** "[Ûñðö··]" of "Undo": accents on every letter, a third longer; what stands in braces is kept for its values. */
export function pseudo(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, message]) => [key, bracketed(message)]))
}

function bracketed(message: string): string {
  const letters = message.replace(/\{[^{}]*\}/g, "").length
  return `[${accented(message)}${PADDING.repeat(Math.max(Math.ceil(letters * LONGER) - 2, 0))}]`
}

/** Odd depths of braces are for names and choices, even ones hold text. */
function accented(message: string): string {
  let depth = 0
  return [...message]
    .map((letter) => {
      if (letter === "{") depth += 1
      if (letter === "}") depth -= 1
      return depth % 2 === 0 ? (ACCENTS.get(letter) ?? letter) : letter
    })
    .join("")
}
