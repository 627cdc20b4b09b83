import { entitiesOf, titleOf } from "@/entity/entity"
import { type Size, type Support, supportItem, supportsOf } from "@/objectives/goal"
import { readNumber } from "@/objectives/number"
import type { Change } from "@/replica/change"
import type { PlanState } from "@/replica/state"

export type Choice = { readonly value: string; readonly label: string }

/** The milestones that do not say yet that they serve a target; those ahead first. */
export function linkable(plan: PlanState, target: string): Choice[] {
  const free = [...entitiesOf(plan, "milestone").values()].filter(
    (milestone) => !supportsOf(milestone).some(({ to }) => to === target),
  )
  const behind = (each: (typeof free)[number]) => Number(each.actual !== undefined)
  return free.sort((a, b) => behind(a) - behind(b)).map((each) => ({ value: each.id, label: titleOf(each) }))
}

/** What a milestone can be said to serve besides what it does: objectives, and key results. */
export function servable(plan: PlanState, milestone: string): { objectives: Choice[]; keyResults: Choice[] } {
  const entity = entitiesOf(plan, "milestone").get(milestone)
  const served = new Set(entity ? supportsOf(entity).map(({ to }) => to) : [])
  const choices = (kind: "objective" | "key_result") =>
    [...entitiesOf(plan, kind).values()]
      .filter(({ id }) => !served.has(id))
      .map((each) => ({ value: each.id, label: titleOf(each) }))
  return { objectives: choices("objective"), keyResults: choices("key_result") }
}

/** A milestone serves one thing more. */
export function linkChange(plan: PlanState, milestone: string, added: Support): Change {
  const entity = entitiesOf(plan, "milestone").get(milestone)
  const before = (entity ? supportsOf(entity) : []).filter(({ to }) => to !== added.to)
  return { op: "set", kind: "milestone", id: milestone, fields: { supports: [...before, added].map(supportItem) } }
}

/** An effect from three fields: none where all are empty, `wrong` where they are no range. */
export function readSize(low: string, likely: string, high: string): Size | undefined | "wrong" {
  const texts = [low, likely, high]
  if (texts.every((each) => each.trim() === "")) return undefined
  const [from, middle, to] = texts.map((each) => readNumber(each))
  if (middle === undefined) return "wrong"
  if (low.trim() === "" && high.trim() === "") return { likely: middle }
  if (from === undefined || to === undefined) return "wrong"
  const rising = from <= middle && middle <= to
  const falling = from >= middle && middle >= to
  return rising || falling ? { low: from, likely: middle, high: to } : "wrong"
}
