import type { Fields } from "@/replica/effect"
import { type Entity, fromSnapshot, type PlanState } from "@/replica/state"

/** A plan of a test, from entities as the plan file has them. */
export function planOf(entities: Record<string, (Fields & { id: string })[]>, settings: Fields = {}): PlanState {
  return fromSnapshot({ number: 1, settings, entities: entities as Record<string, Entity[]> })
}
