import { group } from "d3-array"
import type { Effect, Fields, Json } from "@/replica/effect"
import { EFFECT_SCHEMA, UnknownSchemaError } from "@/replica/effect"

export type Entity = Fields & { id: string; order?: string }
export type Entities = ReadonlyMap<string, Entity>

/** A plan at a revision, as the log keeps it: the settings, and the entities of each kind in their order. */
export type PlanState = {
  readonly number: number
  readonly settings: Fields
  readonly kinds: ReadonlyMap<string, Entities>
  /** Ids that were in use once: they are never given again. */
  readonly retired: ReadonlySet<string>
}

/** What `GET /plans/{id}/snapshot` answers. */
export type Snapshot = {
  number: number
  settings: Fields
  entities: Record<string, Entity[]>
  retired?: Record<string, unknown>
}

export class MismatchError extends Error {}

export function fromSnapshot(snapshot: Snapshot): PlanState {
  const kinds = Object.entries(snapshot.entities).map(
    ([kind, entities]) => [kind, new Map(entities.map((entity) => [entity.id, entity]))] as const,
  )
  const retired = new Set(Object.keys(snapshot.retired ?? {}))
  return { number: snapshot.number, settings: snapshot.settings, kinds: new Map(kinds), retired }
}

/** The state one revision on. Kinds that a revision does not touch stay the same objects. */
export function advance(state: PlanState, number: number, effects: readonly Effect[]): PlanState {
  if (number !== state.number + 1) throw new MismatchError(`revision ${number} does not follow ${state.number}`)
  return { ...applied(state, effects), number }
}

/** The state with effects on top, whatever its number: for revisions, and for what is not yet confirmed. */
export function applied(state: PlanState, effects: readonly Effect[]): PlanState {
  let settings = state.settings
  const kinds = new Map(state.kinds)
  for (const [kind, some] of group(effects, (effect) => effect.kind)) {
    if (kind === "plan") settings = some.reduce(changedFields, settings)
    else kinds.set(kind, changedKind(kinds.get(kind) ?? new Map(), some))
  }
  return { number: state.number, settings, kinds, retired: withRetired(state.retired, effects) }
}

/** An undo alone brings an id back, to the entity that had it. */
function withRetired(retired: ReadonlySet<string>, effects: readonly Effect[]): ReadonlySet<string> {
  const leaving = effects.filter(({ id, before, after }) => before && after?.id !== id && (after === null || after.id))
  const arriving = effects.filter(({ id, before, after }) => after && (!before || (after.id ?? id) !== id))
  if (leaving.length === 0 && !arriving.some(({ id, after }) => retired.has(String(after?.id ?? id)))) return retired
  const result = new Set([...retired, ...leaving.map(({ id }) => id)])
  for (const { id, after } of arriving) result.delete(String(after?.id ?? id))
  return result
}

function changedKind(entities: Entities, effects: readonly Effect[]): Entities {
  const result = new Map(entities)
  let moved = false
  for (const effect of effects) {
    require(effect)
    const old = result.get(effect.id)
    if ((old === undefined) !== (effect.before === null)) {
      throw new MismatchError(`${effect.kind} ${effect.id} is ${old ? "there already" : "not there"}`)
    }
    if (effect.after === null) {
      result.delete(effect.id)
      continue
    }
    const entity = changedFields(old ?? {}, effect) as Entity
    const inPlace = old !== undefined && old.id === entity.id && old.order === entity.order
    moved ||= !inPlace
    if (!inPlace) result.delete(effect.id)
    result.set(entity.id, entity)
  }
  return moved ? inOrder(result) : result
}

function require(effect: Effect): void {
  if (effect.schema > EFFECT_SCHEMA) throw new UnknownSchemaError(`effects of schema ${effect.schema}`)
}

/** Fields as an effect leaves them. */
export function changedFields(fields: Fields, effect: Effect): Fields {
  const result: Record<string, Json> = { ...fields }
  for (const name of Object.keys(effect.before ?? {})) delete result[name]
  return Object.assign(result, effect.after ?? {})
}

/** By order keys, ties by id, both compared by code point as the server does. */
function inOrder(entities: Entities): Entities {
  const sorted = [...entities.values()].sort((a, b) => compare(a.order ?? "", b.order ?? "") || compare(a.id, b.id))
  return new Map(sorted.map((entity) => [entity.id, entity]))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
