import { listOf, textOf, titleOf } from "@/entity/entity"
import { KINDS, type Kind } from "@/entity/kinds"
import type { Entity, PlanState } from "@/replica/state"

export type Hit = { readonly kind: Kind; readonly entity: Entity; readonly title: string; readonly score: number }

type Entry = {
  readonly kind: Kind
  readonly entity: Entity
  readonly title: string
  readonly name: string
  readonly id: string
  readonly more: string
}

export type Wanted = {
  readonly kinds?: readonly Kind[]
  readonly limit?: number
  readonly without?: ReadonlySet<string>
}

const known = new WeakMap<PlanState["kinds"], Entry[]>()

/** What in a plan a query means, the best first: every word of it in the name, the id, the tags or the notes. */
export function search(plan: PlanState, query: string, { kinds, limit = 50, without }: Wanted = {}): Hit[] {
  const words = plain(query).split(" ").filter(Boolean)
  const whole = words.join(" ")
  const hits: Hit[] = []
  for (const entry of entriesOf(plan)) {
    if (kinds && !kinds.includes(entry.kind)) continue
    if (without?.has(entry.id)) continue
    const score = words.length === 0 ? 1 : scoreOf(entry, words, whole)
    if (score > 0) hits.push({ kind: entry.kind, entity: entry.entity, title: entry.title, score })
    if (words.length === 0 && hits.length >= limit) break
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, limit)
}

/** Without case and accents, with single spaces. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim()
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

/** The same, where each word may also stand in the id, in the tags or in the notes. */
function scoreOf({ name, id, more, kind }: Entry, words: readonly string[], whole: string): number {
  const inName = fitness(name, words, whole)
  if (inName > 0) return inName + 10 + WEIGHT[kind]
  if (id === whole) return 90 + WEIGHT[kind]
  if (words.every((word) => name.includes(word) || id.includes(word))) return 20 + WEIGHT[kind]
  return words.every((word) => name.includes(word) || id.includes(word) || more.includes(word)) ? 8 + WEIGHT[kind] : 0
}

/** Of two that fit alike, the one that people look for more often goes first. */
const WEIGHT: Record<Kind, number> = {
  milestone: 5,
  objective: 4.5,
  initiative: 4,
  key_result: 3.5,
  task: 3,
  risk: 2.5,
  person: 2,
  phase: 1.5,
  resource: 1,
  stakeholder: 1,
  calendar: 0.5,
  correlation: 0.5,
  baseline: 0.5,
  custom_field: 0.5,
}

function entriesOf(plan: PlanState): Entry[] {
  let found = known.get(plan.kinds)
  if (!found) {
    found = KINDS.flatMap((kind) => [...(plan.kinds.get(kind)?.values() ?? [])].map((entity) => entryOf(kind, entity)))
    known.set(plan.kinds, found)
  }
  return found
}

const remembered = new WeakMap<Entity, Entry>()

/** An entity that an edit left alone keeps its entry. */
function entryOf(kind: Kind, entity: Entity): Entry {
  let found = remembered.get(entity)
  if (!found) {
    const title = titleOf(entity)
    const more = [textOf(entity, "notes"), textOf(entity, "external_id"), ...listOf(entity, "tags").map(String)]
    found = { kind, entity, title, name: plain(title), id: plain(entity.id), more: plain(more.join(" ")) }
    remembered.set(entity, found)
  }
  return found
}
