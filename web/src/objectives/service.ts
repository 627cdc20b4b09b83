import { entitiesOf, textOf } from "@/entity/entity"
import { type Size, supportsOf } from "@/objectives/goal"
import type { Entity, PlanState } from "@/replica/state"

/** A milestone that serves an objective or a key result, by itself or by the initiative that it belongs to. */
export type Serving = {
  readonly milestone: string
  /** The initiative through which it serves; undefined where the milestone says so itself. */
  readonly through: string | undefined
  readonly required: boolean
  readonly effect: Size | undefined
}

/** What serves what, and where that is missing. */
export type Service = {
  /** By objective or key result, the milestones that serve it, in the plan's order. */
  readonly of: ReadonlyMap<string, readonly Serving[]>
  /** Objectives that nothing supports, nor their key results, nor what stands under them. */
  readonly unserved: ReadonlySet<string>
  /** Key results that no milestone or initiative names. */
  readonly unmoved: ReadonlySet<string>
  /** Milestones ahead that serve nothing, neither by themselves nor by their initiative and those above it. */
  readonly stray: readonly string[]
}

export function serviceOf(plan: PlanState): Service {
  const of = new Map<string, Serving[]>()
  const stray: string[] = []
  const ahead = entitiesOf(plan, "objective").size > 0
  for (const milestone of entitiesOf(plan, "milestone").values()) {
    const servings = servingsOf(plan, milestone)
    for (const [to, serving] of servings) of.set(to, [...(of.get(to) ?? []), serving])
    if (ahead && servings.size === 0 && milestone.actual === undefined) stray.push(milestone.id)
  }
  const supported = supportedIn(plan)
  const served = withThoseAbove(plan, supported)
  return {
    of,
    stray,
    unserved: new Set([...entitiesOf(plan, "objective").keys()].filter((id) => !served.has(id))),
    unmoved: new Set([...entitiesOf(plan, "key_result").keys()].filter((id) => !supported.has(id))),
  }
}

/** By what it serves, how a milestone does: what it says itself wins over what its initiatives say. */
function servingsOf(plan: PlanState, milestone: Entity): Map<string, Serving> {
  const found = new Map<string, Serving>()
  const own = supportsOf(milestone)
  const declined = new Set(own.filter(({ required }) => !required).map(({ to }) => objectiveOf(plan, to)))
  for (const { to, required, effect } of own) {
    found.set(to, { milestone: milestone.id, through: undefined, required, effect })
  }
  for (const initiative of initiativesOver(plan, milestone)) {
    for (const { to, required } of supportsOf(initiative)) {
      if (found.has(to)) continue
      const wanted = required && !declined.has(objectiveOf(plan, to))
      found.set(to, { milestone: milestone.id, through: initiative.id, required: wanted, effect: undefined })
    }
  }
  return found
}

/** The initiative of a milestone, and those it is part of; a loop ends where it closes. */
function initiativesOver(plan: PlanState, milestone: Entity): Entity[] {
  const initiatives = entitiesOf(plan, "initiative")
  const found: Entity[] = []
  let next = initiatives.get(textOf(milestone, "initiative") ?? "")
  while (next && !found.includes(next)) {
    found.push(next)
    next = initiatives.get(textOf(next, "parent") ?? "")
  }
  return found
}

/** The objective that is served by serving a target: the target itself, or the one that the key result belongs to. */
function objectiveOf(plan: PlanState, target: string): string {
  const keyResult = entitiesOf(plan, "key_result").get(target)
  return keyResult ? (textOf(keyResult, "objective") ?? "") : target
}

/** Everything that a milestone or an initiative names, whether or not a milestone stands behind it. */
function supportedIn(plan: PlanState): Set<string> {
  const saying = [...entitiesOf(plan, "initiative").values(), ...entitiesOf(plan, "milestone").values()]
  return new Set(saying.flatMap((each) => supportsOf(each).map(({ to }) => to)))
}

function withThoseAbove(plan: PlanState, supported: ReadonlySet<string>): Set<string> {
  const objectives = entitiesOf(plan, "objective")
  const found = new Set<string>()
  for (const target of supported) {
    let above = objectives.get(objectiveOf(plan, target))
    while (above && !found.has(above.id)) {
      found.add(above.id)
      above = objectives.get(textOf(above, "parent") ?? "")
    }
  }
  return found
}

/** The earliest day by which what serves a target is wanted: its own, or that of the objective that it belongs to. */
export function dueOf(plan: PlanState, target: string): string | undefined {
  const keyResult = entitiesOf(plan, "key_result").get(target)
  const objective = entitiesOf(plan, "objective").get(objectiveOf(plan, target))
  const dues = [textOf(keyResult, "due"), textOf(objective, "due")].filter((due) => due !== undefined)
  return dues.sort()[0]
}
