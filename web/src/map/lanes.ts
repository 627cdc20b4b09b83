import { group } from "d3-array"
import type { ForecastDocument, ObjectiveForecast } from "@/api/types"
import { endOf, type Minutes, startOf } from "@/drawing/time"
import type { Mark } from "@/map/mark"
import type { Json } from "@/replica/effect"
import type { Entities, Entity, PlanState } from "@/replica/state"

/** By what the milestones stand in lanes. */
export type LaneKind = "initiative" | "objective"

/** What stands at the head of a lane: what it is called, and the chance of the objective it alone is to reach. */
export type LaneTitle = {
  readonly id: string
  /** What it stands for; undefined where its milestones belong nowhere. */
  readonly kind: LaneKind | undefined
  readonly name: string
  readonly due: Minutes | undefined
  readonly probability: number | undefined
  /** By when all of an initiative is done in 8 of 10 futures. */
  readonly sure: Minutes | undefined
}

/** A lane, with its milestones in the order of the plan. */
export type Lane = LaneTitle & {
  readonly marks: readonly Mark[]
  /** What it is part of, the outermost first: where there is no room for it, its milestones stand there. */
  readonly within: readonly LaneTitle[]
}

type Known = Pick<ForecastDocument, "objectives" | "initiatives">

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
  forecast: Known | undefined,
  others: (alone: boolean) => string,
): Lane[] {
  const milestones = plan.kinds.get("milestone") ?? NONE
  const owner = kind === "initiative" ? initiativeOf : objectiveOf
  const held = group(marks, ({ id }) => owner(milestones.get(id), plan) ?? NOWHERE)
  const order = [...(plan.kinds.get(kind) ?? NONE).keys(), NOWHERE].filter((id) => held.has(id))
  return order.map((id) => {
    const marks = held.get(id) ?? []
    if (id === NOWHERE) return { ...NO_TITLE, name: others(order.length === 1), marks, within: [] }
    const objective = alone(marks, forecast?.objectives ?? [], id)
    return {
      ...titleOf(kind, id, plan, forecast),
      ...chancesOf(objective),
      marks,
      within: around(kind, id, plan, forecast),
    }
  })
}

const NO_TITLE = { id: NOWHERE, kind: undefined, due: undefined, probability: undefined, sure: undefined } as const

function titleOf(kind: LaneKind, id: string, plan: PlanState, forecast: Known | undefined): LaneTitle {
  const name = lineOf(id, plan.kinds.get(kind) ?? NONE)
  if (kind === "initiative") {
    const known = forecast?.initiatives.find((each) => each.id === id)
    return { ...NO_TITLE, id, kind, name, sure: momentOf(known?.p80) }
  }
  const known = forecast?.objectives.find((each) => each.id === id && each.probability !== null)
  return { ...NO_TITLE, id, kind, name, ...chancesOf(known) }
}

function chancesOf(objective: ObjectiveForecast | undefined): Pick<LaneTitle, "due" | "probability"> {
  return { due: objective?.due ? endOf(objective.due) : undefined, probability: objective?.probability ?? undefined }
}

/** What a lane is part of: those above it of its kind, and above an initiative the objective that it serves. */
function around(kind: LaneKind, id: string, plan: PlanState, forecast: Known | undefined): LaneTitle[] {
  const above = chainOf(id, plan.kinds.get(kind) ?? NONE).slice(0, -1)
  const titles = above.map((each) => titleOf(kind, each.id, plan, forecast))
  if (kind === "objective") return titles
  const served = objectiveOf(plan.kinds.get("initiative")?.get(id), plan)
  return served === undefined ? titles : [titleOf("objective", served, plan, forecast), ...titles]
}

function momentOf(written: string | null | undefined): Minutes | undefined {
  return written ? startOf(written) : undefined
}

function initiativeOf(milestone: Entity | undefined, plan: PlanState): string | undefined {
  const id = milestone?.initiative
  return typeof id === "string" && plan.kinds.get("initiative")?.has(id) ? id : undefined
}

/** The objective a milestone or an initiative serves: itself, by a key result, or by the initiative that it is part of. */
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
  return chainOf(id, entities)
    .map((each) => String(each.name ?? each.id))
    .join(" / ")
}

/** An entity after those it is part of, the outermost first. */
function chainOf(id: string, entities: Entities): Entity[] {
  const chain: Entity[] = []
  for (let here = entities.get(id); here && !chain.includes(here); here = entities.get(String(here.parent ?? "")))
    chain.unshift(here)
  return chain
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
