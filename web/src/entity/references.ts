import { findById, idOf, isRecord, listOf } from "@/entity/entity"
import { KINDS, type Kind, type Reference } from "@/entity/kinds"
import type { Fields, Json } from "@/replica/effect"
import type { Entity, PlanState } from "@/replica/state"

/** Where fields name other entities: an id, a list of ids or of records with an id under a key, or in a record. */
type Place = { readonly field: string; readonly key?: "id" | "to" | "by" }

const PLACES: Record<Kind, readonly Place[]> = {
  objective: [{ field: "parent" }, { field: "owner" }],
  key_result: [{ field: "objective" }, { field: "owner" }, { field: "check_ins", key: "by" }],
  initiative: [{ field: "parent" }, { field: "supports", key: "to" }, { field: "owner" }],
  milestone: [...activity(), { field: "supports", key: "to" }],
  task: [...activity(), { field: "milestone" }, { field: "resources" }],
  risk: [{ field: "hits" }, { field: "owner" }],
  phase: [],
  person: [],
  stakeholder: [{ field: "person" }, { field: "follows" }],
  resource: [{ field: "calendar" }, { field: "person" }],
  calendar: [{ field: "parent" }],
  correlation: [{ field: "activities" }],
  baseline: [],
  custom_field: [],
}

function activity(): Place[] {
  const fields = ["initiative", "phase", "owner", "accountable", "responsible", "sign_off", "calendar", "after"]
  return fields.map((field) => ({ field }))
}

/** One entity that names another, and in which field. */
export type Pointer = Reference & { readonly kind: Kind; readonly entity: Entity; readonly field: string }

/** Everything that names an entity, kind by kind in the plan's order. */
export function pointersTo(plan: PlanState, id: string): Pointer[] {
  const found: Pointer[] = []
  for (const kind of KINDS) {
    if (PLACES[kind].length === 0) continue
    for (const entity of plan.kinds.get(kind)?.values() ?? []) {
      for (const { field, key } of PLACES[kind]) {
        if (names(entity[field], id, key)) found.push({ kind, id: entity.id, entity, field })
      }
    }
  }
  return found
}

function names(value: Json | undefined, id: string, key: Place["key"]): boolean {
  if (value === undefined) return false
  if (typeof value === "string") return value === id
  if (!Array.isArray(value)) return false
  if (key === "by") return value.some((item) => isRecord(item) && item.by === id)
  return value.some((item) => idOf(item, key === "to" ? "to" : "id") === id)
}

/** The entities of a field that lists ids or records with them; what the plan does not have is left out. */
export function named(plan: PlanState, fields: Fields, field: string, key: "id" | "to" = "id"): Reference[] {
  return listOf(fields, field).flatMap((item) => {
    const found = findById(plan, idOf(item, key))
    return found ? [{ kind: found.kind, id: found.entity.id }] : []
  })
}
