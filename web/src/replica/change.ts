import { KINDS, type Kind } from "@/entity/kinds"
import { fieldsUnder } from "@/entity/parent"
import type { Effect, Fields, Json } from "@/replica/effect"
import { keyBetween } from "@/replica/order"
import { changedFields, type Entity, type PlanState } from "@/replica/state"

/** Changes as `POST /plans/{id}/revisions` takes them. The plan's own settings have kind and id `plan`. */
export type Change =
  | { op: "add"; kind: string; id?: string; fields: Fields; before?: string; after?: string }
  | { op: "set"; kind: string; id: string; fields: Fields }
  | { op: "remove"; kind: string; id: string; cascade?: boolean }
  | { op: "move"; kind: string; id: string; under?: string; before?: string; after?: string }
  | { op: "rename"; kind: string; id: string; to: string }

/**
 * The effects that changes will have, as far as they can be told without the engine: fields that are set, entities that
 * come, go and move, each on top of those before. Renames and what a cascade takes along are seen when the server has
 * answered.
 */
export function predicted(state: PlanState, changes: readonly Change[]): Effect[] {
  const [now, places] = [new Present(state), new Places(state)]
  return changes.flatMap((change) => {
    const found = predictedEffect(now, places, change)
    if (!found) return []
    now.note(found)
    return [found]
  })
}

function predictedEffect(now: Present, places: Places, change: Change): Effect | undefined {
  const { kind, id } = change
  const entity = id === undefined ? undefined : now.find(kind, id)
  if (id === undefined || (entity === undefined) !== (change.op === "add")) return undefined
  switch (change.op) {
    case "add":
      return additionEffect(kind, id, change.fields, places.put(kind, id, change))
    case "set":
      return settingEffect(kind, id, entity ?? {}, change.fields)
    case "remove":
      places.take(kind, id)
      return effect(kind, id, entity ?? {}, null)
    case "move":
      return settingEffect(kind, id, entity ?? {}, movingFields(now, places, change))
    default:
      return undefined
  }
}

/** A plan with effects on top, entity by entity. */
class Present {
  private readonly noted = new Map<string, Fields | undefined>()

  constructor(private readonly state: PlanState) {}

  find(kind: string, id: string): Fields | undefined {
    const key = `${kind}/${id}`
    if (this.noted.has(key)) return this.noted.get(key)
    return kind === "plan" ? this.state.settings : this.state.kinds.get(kind)?.get(id)
  }

  note(effect: Effect): void {
    const { kind, id, after } = effect
    this.noted.set(`${kind}/${id}`, after === null ? undefined : changedFields(this.find(kind, id) ?? {}, effect))
  }
}

type Move = Change & { op: "move" }

function movingFields(now: Present, places: Places, change: Move): Fields {
  const beside = change.before !== undefined || change.after !== undefined
  const order: Fields = beside ? { order: places.put(change.kind, change.id, change) } : {}
  if (change.under === undefined) return order
  const kind = KINDS.find((each) => now.find(each, change.under ?? ""))
  const parent = change.under === "" || !kind ? undefined : { kind, id: change.under }
  return { ...fieldsUnder(change.kind as Kind, parent), ...order }
}

/** The rows of entities by kind as changes move them, with their order keys. */
class Places {
  private readonly rows = new Map<string, [id: string, order: string][]>()

  constructor(private readonly state: PlanState) {}

  /** Put an entity beside another, last otherwise; gives its key, and its old one where there is no room. */
  put(kind: string, id: string, { before, after }: { before?: string; after?: string }): string {
    const row = this.row(kind)
    const own = row.findIndex(([each]) => each === id)
    const [, old = ""] = own < 0 ? [] : (row.splice(own, 1)[0] ?? [])
    const beside = row.findIndex(([each]) => each === (before ?? after))
    const place = beside < 0 ? row.length : beside + (before === undefined ? 1 : 0)
    const low = row[place - 1]?.[1]
    const high = row[place]?.[1]
    const order = low !== undefined && high !== undefined && low >= high ? old || low : keyBetween(low, high)
    row.splice(place, 0, [id, order])
    return order
  }

  /** Take an entity out of its row. */
  take(kind: string, id: string): void {
    const row = this.row(kind)
    const own = row.findIndex(([each]) => each === id)
    if (own >= 0) row.splice(own, 1)
  }

  private row(kind: string): [id: string, order: string][] {
    let found = this.rows.get(kind)
    if (!found) {
      found = [...(this.state.kinds.get(kind)?.values() ?? [])].map(({ id, order }) => [id, order ?? ""])
      this.rows.set(kind, found)
    }
    return found
  }
}

/** Which fields changes touch, as `kind/id/field`; `kind/id/` is the whole entity. */
export function touched(changes: readonly Change[]): Set<string> {
  return new Set(
    changes.flatMap((change) =>
      change.op === "set"
        ? Object.keys(change.fields).map((field) => `${change.kind}/${change.id}/${field}`)
        : [`${change.kind}/${change.id ?? ""}/`],
    ),
  )
}

function settingEffect(kind: string, id: string, entity: Fields, fields: Fields): Effect {
  const names = Object.keys(fields)
  const before = Object.fromEntries(names.flatMap((name) => pair(name, entity[name])))
  const after = Object.fromEntries(names.flatMap((name) => (fields[name] === null ? [] : pair(name, fields[name]))))
  return effect(kind, id, before, after)
}

function pair(name: string, value: Json | undefined): [string, Json][] {
  return value === undefined ? [] : [[name, value]]
}

function additionEffect(kind: string, id: string, fields: Fields, order: string): Effect {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
  const after: Entity = { ...given, id, order }
  return effect(kind, id, null, after)
}

function effect(kind: string, id: string, before: Fields | null, after: Fields | null): Effect {
  return { schema: 1, kind, id, before, after }
}
