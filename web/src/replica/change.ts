import { KINDS, type Kind } from "@/entity/kinds"
import { fieldsUnder } from "@/entity/parent"
import type { Effect, Fields, Json } from "@/replica/effect"
import { keyBetween } from "@/replica/order"
import type { Entity, PlanState } from "@/replica/state"

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
  const places = new Places(state)
  return changes.flatMap((change) => {
    const entity = change.id === undefined ? undefined : find(state, change.kind, change.id)
    switch (change.op) {
      case "set":
        return entity ? [settingEffect(change.kind, change.id, entity, change.fields)] : []
      case "add":
        if (change.id === undefined || entity) return []
        return [additionEffect(change.kind, change.id, change.fields, places.put(change.kind, change.id, change))]
      case "remove":
        return entity ? [effect(change.kind, change.id, entity, null)] : []
      case "move":
        return entity ? [settingEffect(change.kind, change.id, entity, movingFields(state, places, change))] : []
      default:
        return []
    }
  })
}

type Move = Change & { op: "move" }

function movingFields(state: PlanState, places: Places, change: Move): Fields {
  const beside = change.before !== undefined || change.after !== undefined
  const order: Fields = beside ? { order: places.put(change.kind, change.id, change) } : {}
  if (change.under === undefined) return order
  const kind = KINDS.find((each) => state.kinds.get(each)?.has(change.under ?? ""))
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

function find(state: PlanState, kind: string, id: string): Fields | undefined {
  return kind === "plan" ? state.settings : state.kinds.get(kind)?.get(id)
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
