/** How much of a name a sentence bears before it is about nothing else. */
const MOST = 60

/** A name as a sentence tells it: what is longer ends in an ellipsis, at a word where there is one. */
export function shortName(name: string): string {
  if (name.length <= MOST) return name
  const kept = [...name].slice(0, MOST).join("")
  const word = kept.lastIndexOf(" ")
  return `${(word > MOST / 2 ? kept.slice(0, word) : kept).replace(/[\s,;:.]+$/, "")}…`
}
