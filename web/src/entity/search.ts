import { entitiesOf, titleOf } from "@/entity/entity"
import { KINDS, type Kind } from "@/entity/kinds"
import { peopleOf, textsOf } from "@/entity/search-texts"
import { fitness, plain, wordsOf } from "@/entity/search-words"
import type { Entities, Entity, PlanState } from "@/replica/state"
import { say } from "@/words/words"

export type Hit = { readonly kind: Kind; readonly entity: Entity; readonly title: string; readonly score: number }

type Entry = {
  readonly kind: Kind
  readonly entity: Entity
  readonly title: string
  readonly name: string
  readonly id: string
  readonly people: readonly string[]
  readonly more: string
}

export type Wanted = {
  readonly kinds?: readonly Kind[]
  readonly limit?: number
  readonly without?: ReadonlySet<string>
}

const known = new WeakMap<PlanState["kinds"], Entry[]>()

/**
 * What in a plan a query means, the best first: every word of it in the name, the id, the names of those who have to do
 * with it, in what else it says, such as its notes and tags, or in what its kind is called.
 */
export function search(plan: PlanState, query: string, { kinds, limit = 50, without }: Wanted = {}): Hit[] {
  const words = wordsOf(query)
  const whole = words.join(" ")
  const names = namesIn(plan)
  const kindWords = new Map(KINDS.map((kind) => [kind, wordsOf(say(`entity.${kind}`))]))
  const hits: Hit[] = []
  for (const entry of entriesOf(plan)) {
    if (kinds && !kinds.includes(entry.kind)) continue
    if (without?.has(entry.entity.id)) continue
    const score = words.length === 0 ? 1 : scoreOf(entry, words, whole, names, kindWords.get(entry.kind) ?? [])
    if (score > 0) hits.push({ kind: entry.kind, entity: entry.entity, title: entry.title, score })
    if (words.length === 0 && hits.length >= limit) break
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, limit)
}

/** Builds what searching needs, so that the first letter that is typed finds it there. */
export function prepareSearch(plan: PlanState): void {
  entriesOf(plan)
}

/** How well an entity fits: by its name before its id, that before people, those before all other texts, its kind last. */
function scoreOf(
  entry: Entry,
  words: readonly string[],
  whole: string,
  names: ReadonlyMap<string, string>,
  kindWords: readonly string[],
): number {
  const { name, id, more, kind } = entry
  const weight = WEIGHT[kind]
  const inName = fitness(name, words, whole)
  if (inName > 0) return inName + 10 + weight
  if (id === whole) return 90 + weight
  const missing = words.filter((word) => !name.includes(word) && !id.includes(word))
  if (missing.length === 0) return 20 + weight
  const people = entry.people.map((person) => names.get(person) ?? "").join(" ")
  const unsaid = missing.filter((word) => !people.includes(word))
  if (unsaid.length === 0) return 12 + weight
  const unfound = unsaid.filter((word) => !more.includes(word))
  if (unfound.length === 0) return 8 + weight
  return unfound.every((word) => kindWords.some((kindWord) => isFormOf(word, kindWord))) ? 2 + weight : 0
}

/** As many letters more may a word have in its plural. */
const PLURAL = 2

function isFormOf(word: string, singular: string): boolean {
  return word.startsWith(singular) && word.length <= singular.length + PLURAL
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

const persons = new WeakMap<Entities, ReadonlyMap<string, string>>()

/** The names of the plan's people by their ids. */
function namesIn(plan: PlanState): ReadonlyMap<string, string> {
  const people = entitiesOf(plan, "person")
  let found = persons.get(people)
  if (!found) {
    found = new Map([...people.values()].map((person) => [person.id, plain(titleOf(person))]))
    persons.set(people, found)
  }
  return found
}

const remembered = new WeakMap<Entity, Entry>()

/** An entity that an edit left alone keeps its entry. */
function entryOf(kind: Kind, entity: Entity): Entry {
  let found = remembered.get(entity)
  if (!found) {
    const title = titleOf(entity)
    const more = plain(textsOf(entity).join(" "))
    found = { kind, entity, title, name: plain(title), id: plain(entity.id), people: peopleOf(entity), more }
    remembered.set(entity, found)
  }
  return found
}
