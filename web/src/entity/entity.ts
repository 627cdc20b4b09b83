import { KINDS, type Kind, type Reference } from "@/entity/kinds"
import type { Fields, Json } from "@/replica/effect"
import type { Entities, Entity, PlanState } from "@/replica/state"

export type Found = { readonly kind: Kind; readonly entity: Entity }

const NONE: Entities = new Map()

/** The entities of a kind, in their order. */
export function entitiesOf(plan: PlanState, kind: Kind): Entities {
  return plan.kinds.get(kind) ?? NONE
}

/** The entity with an id, whatever its kind: ids are unique in a plan. */
export function findById(plan: PlanState, id: string): Found | undefined {
  for (const kind of KINDS) {
    const entity = plan.kinds.get(kind)?.get(id)
    if (entity) return { kind, entity }
  }
  return undefined
}

/** The fields of what a reference names; the settings where it names the plan. */
export function fieldsOf(plan: PlanState, { kind, id }: Reference): Fields | undefined {
  return kind === "plan" ? plan.settings : plan.kinds.get(kind)?.get(id)
}

/** What people call an entity: its name, or its id made readable. */
export function titleOf(fields: Fields): string {
  const id = textOf(fields, "id")
  return textOf(fields, "name") ?? textOf(fields, "plan") ?? readable(id ?? "")
}

/** What people call the entity with an id; the id itself where the plan has none. */
export function titleOfId(plan: PlanState, id: string): string {
  const found = findById(plan, id)
  return found ? titleOf(found.entity) : id
}

function readable(id: string): string {
  const words = id.replace(/[-_]/g, " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A field's text, undefined where it is not set or not text. */
export function textOf(fields: Fields | undefined, name: string): string | undefined {
  const value = fields?.[name]
  return typeof value === "string" ? value : undefined
}

/** A field's items; none where it is not set. */
export function listOf(fields: Fields | undefined, name: string): readonly Json[] {
  const value = fields?.[name]
  return Array.isArray(value) ? value : []
}

/** A field's record; undefined where it is not set or not one. */
export function recordOf(fields: Fields | undefined, name: string): Fields | undefined {
  const value = fields?.[name]
  return isRecord(value) ? value : undefined
}

export function isRecord(value: Json | undefined): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** The id under `key` of an item that is an id by itself, or a record with more in it. */
export function idOf(item: Json, key: "id" | "to" = "id"): string {
  if (typeof item === "string") return item
  const inner = isRecord(item) ? item[key] : undefined
  return typeof inner === "string" ? inner : ""
}

/** Whether two plain values say the same. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, place) => same(item, other[place]))
  }
  if (!isRecord(one) || !isRecord(other)) return false
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => same(one[name], other[name]))
}
