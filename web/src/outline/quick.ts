import type { Minutes } from "@/drawing/time"
import { readDate } from "@/entity/date-words"
import { estimateOf } from "@/entity/estimate"
import { type Resolve, readLinks } from "@/entity/link"
import { isWrong } from "@/entity/read"
import type { Json } from "@/replica/effect"

/** What one line says: a name, and what follows it. */
export type Said = {
  readonly name: string
  readonly estimate?: Json
  /** As it was written: names and ids with types and lags. */
  readonly after?: string
  readonly target?: string
  readonly owner?: string
}

const MARK = /^(?:[-*•◆–]|\d+[.)]|\[[ xX]?\])\s+/
const OWNER = /\s+@(?:"([^"]+)"|([\p{L}\p{N}._-]+))$/u
const BY = /\s+(?:by|until|on)\s+([^\s].*)$/i
const AFTER = /\s+after\s+(.+)$/i
const UNIT = /[a-z!]$/i
const MOST_WORDS = 5

/**
 * Reads `API 5-10d after spec, ui by 29 Jan @mei`: each part counts only where it can be read as what it says, so that
 * `Clean up after launch` stays a name where the plan has nothing called launch.
 */
export function readLine(text: string, today: Minutes, resolve: Resolve): Said {
  let said: Said = { name: text.trim().replace(MARK, "").trim() }
  for (;;) {
    const next = withOwner(said) ?? withTarget(said, today) ?? withAfter(said, resolve) ?? withEstimate(said)
    if (!next) return said
    said = next
  }
}

function withOwner(said: Said): Said | undefined {
  const found = said.owner === undefined ? OWNER.exec(said.name) : null
  const owner = found?.[1] ?? found?.[2]
  return found && owner ? { ...said, name: said.name.slice(0, found.index).trim(), owner } : undefined
}

function withTarget(said: Said, today: Minutes): Said | undefined {
  const found = said.target === undefined ? lastMatch(said.name, BY) : undefined
  if (!found) return undefined
  const read = readDate(found.rest, today)
  if (isWrong(read) || read.value === null) return undefined
  return { ...said, name: found.name, target: read.value }
}

function withAfter(said: Said, resolve: Resolve): Said | undefined {
  const found = said.after === undefined ? lastMatch(said.name, AFTER) : undefined
  if (!found || isWrong(readLinks(found.rest, (name) => resolve(name, true)))) return undefined
  return { ...said, name: found.name, after: found.rest }
}

/** The longest ending of up to five words that is an estimate; a bare number belongs to the name. */
function withEstimate(said: Said): Said | undefined {
  if (said.estimate !== undefined) return undefined
  const words = said.name.split(/\s+/)
  for (let from = Math.max(1, words.length - MOST_WORDS); from < words.length; from += 1) {
    const ending = words.slice(from).join(" ")
    const estimate = UNIT.test(ending) && /^[=\d]|^exactly/i.test(ending) ? estimateOf(ending) : undefined
    if (estimate !== undefined) return { ...said, name: words.slice(0, from).join(" "), estimate }
  }
  return undefined
}

/** What stands before and behind the last match of a pattern that runs to the end. */
function lastMatch(text: string, pattern: RegExp): { name: string; rest: string } | undefined {
  for (let from = text.length; from > 0; from -= 1) {
    const found = pattern.exec(text.slice(from - 1))
    if (found?.index === 0) return { name: text.slice(0, from - 1).trim(), rest: (found[1] ?? "").trim() }
  }
  return undefined
}
