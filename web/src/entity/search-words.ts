/** Words in texts: how well they fit, and where they stand. */

const ACCENTED = /[^ -~\s]/

/** Without case and accents, with single spaces. Few texts have accents or wide spaces: the others are left as they are. */
export function plain(text: string): string {
  const bare = ACCENTED.test(text) ? text.normalize("NFD").replace(/\p{M}/gu, "") : text
  return bare
    .toLowerCase()
    .replace(/\s{2,}|[^\S ]/g, " ")
    .trim()
}

/** The words of a query, plain. */
export function wordsOf(query: string): string[] {
  return plain(query).split(" ").filter(Boolean)
}

/** How well words fit a text; 0 where one of them is not in it. Shorter texts fit better. */
export function fitness(text: string, words: readonly string[], whole = words.join(" ")): number {
  let sum = 0
  for (const word of words) {
    const found = place(text, word)
    if (found === 0) return 0
    sum += found
  }
  const bonus = text === whole ? 100 : text.startsWith(whole) ? 30 : 0
  return sum / words.length + bonus - Math.min(text.length, 80) / 20
}

/** At the beginning of the text, at the beginning of a word, or anywhere in it. */
function place(text: string, word: string): number {
  const at = text.indexOf(word)
  if (at < 0) return 0
  if (at === 0) return 60
  if (text.includes(` ${word}`)) return 50
  return 30
}

/** A stretch of a text, and whether it is one that was looked for. */
export type Piece = { readonly text: string; readonly found: boolean }

/** A text in pieces, with what words were found in it. Each word is marked once, where it fits best. */
export function piecesOf(text: string, words: readonly string[]): Piece[] {
  const letters = [...text]
  const { folded, origins } = foldedOf(letters)
  const marked = new Set<number>()
  for (const word of words) {
    const at = bestPlace(folded, word)
    for (let step = at; at >= 0 && step < at + word.length; step += 1) marked.add(origins[step] ?? -1)
  }
  const pieces: { text: string; found: boolean }[] = []
  letters.forEach((letter, place) => {
    const last = pieces.at(-1)
    const found = marked.has(place) || (last?.found === true && /^\p{M}$/u.test(letter))
    if (last?.found === found) last.text += letter
    else pieces.push({ text: letter, found })
  })
  return pieces
}

function bestPlace(text: string, word: string): number {
  if (text.startsWith(word)) return 0
  const atWord = text.indexOf(` ${word}`)
  return atWord >= 0 ? atWord + 1 : text.indexOf(word)
}

/** A text without case and accents, and of which letter each of its own is. */
function foldedOf(letters: readonly string[]): { folded: string; origins: readonly number[] } {
  const origins: number[] = []
  let folded = ""
  letters.forEach((letter, place) => {
    const plainLetter = /\s/.test(letter) ? " " : plain(letter)
    for (let step = 0; step < plainLetter.length; step += 1) origins.push(place)
    folded += plainLetter
  })
  return { folded, origins }
}

const BEFORE = 24
const AFTER = 60

/** A stretch of a long text around the first of the words in it. */
export function excerptOf(text: string, words: readonly string[]): string {
  const line = text.replace(/\s+/g, " ").trim()
  const letters = [...line]
  const { folded, origins } = foldedOf(letters)
  const at = words.map((word) => bestPlace(folded, word)).find((found) => found >= 0) ?? 0
  const first = origins[at] ?? 0
  const from = first <= BEFORE ? 0 : first - BEFORE
  const to = Math.min(letters.length, first + AFTER)
  return `${from > 0 ? "…" : ""}${letters.slice(from, to).join("").trim()}${to < letters.length ? "…" : ""}`
}
