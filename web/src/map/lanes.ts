import { group } from "d3-array"
import type { ForecastDocument, ObjectiveForecast } from "@/api/types"
import { endOf, type Minutes, startOf } from "@/drawing/time"
import type { Mark } from "@/map/mark"
import type { Json } from "@/replica/effect"
import type { Entities, Entity, PlanState } from "@/replica/state"

/** By what the milestones stand in lanes. */
export type LaneKind = "initiative" | "objective"

/** A lane: what it is called, its milestones in the order of the plan, and the chance of the objective it alone is to reach. */
export type Lane = {
  readonly id: string
  /** What it stands for; undefined where its milestones belong nowhere. */
  readonly kind: LaneKind | undefined
  readonly name: string
  readonly marks: readonly Mark[]
  readonly due: Minutes | undefined
  readonly probability: number | undefined
  /** By when all of an initiative is done in 8 of 10 futures. */
  readonly sure: Minutes | undefined
}

const NONE: Entities = new Map()
const NOWHERE = ""

/** What a plan's lanes are by where nobody has chosen: initiatives where a milestone has one. */
export function usualLaneKind(plan: PlanState): LaneKind {
  const milestones = [...(plan.kinds.get("milestone") ?? NONE).values()]
  return milestones.some((each) => each.initiative) ? "initiative" : "objective"
}

/** All milestones, each in one lane; lanes in the order of the plan, those that belong nowhere last. */
export function lanesOf(
  kind: LaneKind,
  marks: readonly Mark[],
  plan: PlanState,
  forecast: Pick<ForecastDocument, "objectives" | "initiatives"> | undefined,
  others: (alone: boolean) => string,
): Lane[] {
  const initiatives = new Map(forecast?.initiatives.map((each) => [each.id, each]))
  const milestones = plan.kinds.get("milestone") ?? NONE
  const owner = kind === "initiative" ? initiativeOf : objectiveOf
  const held = group(marks, ({ id }) => owner(milestones.get(id), plan) ?? NOWHERE)
  const order = [...(plan.kinds.get(kind) ?? NONE).keys(), NOWHERE].filter((id) => held.has(id))
  return order.map((id) => {
    const inside = held.get(id) ?? []
    const objective = alone(inside, forecast?.objectives ?? [], id)
    return {
      id,
      kind: id === NOWHERE ? undefined : kind,
      name: id === NOWHERE ? others(order.length === 1) : lineOf(id, plan.kinds.get(kind) ?? NONE),
      marks: inside,
      due: objective?.due ? endOf(objective.due) : undefined,
      probability: objective?.probability ?? undefined,
      sure: momentOf(initiatives.get(id)?.p80),
    }
  })
}

function momentOf(written: string | null | undefined): Minutes | undefined {
  return written ? startOf(written) : undefined
}

function initiativeOf(milestone: Entity | undefined, plan: PlanState): string | undefined {
  const id = milestone?.initiative
  return typeof id === "string" && plan.kinds.get("initiative")?.has(id) ? id : undefined
}

/** The objective a milestone serves: itself, by a key result, or by the initiative that it is part of. */
function objectiveOf(milestone: Entity | undefined, plan: PlanState): string | undefined {
  const seen = new Set<string>()
  let here = milestone
  while (here && !seen.has(here.id)) {
    const served = supportsOf(here).map((to) => objectiveBehind(to, plan))
    const found = served.find((id) => id !== undefined)
    if (found !== undefined) return found
    seen.add(here.id)
    here = plan.kinds.get("initiative")?.get(String(here.initiative ?? here.parent ?? ""))
  }
  return undefined
}

function objectiveBehind(to: string, plan: PlanState): string | undefined {
  const objective = plan.kinds.get("key_result")?.get(to)?.objective ?? to
  return plan.kinds.get("objective")?.has(String(objective)) ? String(objective) : undefined
}

function supportsOf(entity: Entity): string[] {
  return listOf(entity.supports).flatMap((each) => {
    if (typeof each === "string") return [each]
    return each && typeof each === "object" && !Array.isArray(each) && typeof each.to === "string" ? [each.to] : []
  })
}

export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : []
}

/** An entity's name after those it is part of. */
function lineOf(id: string, entities: Entities): string {
  const names: string[] = []
  const seen = new Set<string>()
  let here = entities.get(id)
  while (here && !seen.has(here.id)) {
    names.unshift(String(here.name ?? here.id))
    seen.add(here.id)
    here = entities.get(String(here.parent ?? ""))
  }
  return names.join(" / ")
}

/** The objective that needs what is in the lane and nothing else, so that its chance is the lane's. */
function alone(
  marks: readonly Mark[],
  objectives: readonly ObjectiveForecast[],
  lane: string,
): ObjectiveForecast | undefined {
  const inside = new Set(marks.map(({ id }) => id))
  return objectives.find(
    ({ id, probability, required }) =>
      probability !== null &&
      (id === lane || (required.length === inside.size && required.every((each) => inside.has(each)))),
  )
}
