import { group } from "d3-array"
import { listOf } from "@/map/lanes"
import type { Entities, Entity, PlanState } from "@/replica/state"

/** A pair of milestones, the first to be reached before the second. */
export type Link = readonly [first: string, then: string]

const NONE: Entities = new Map()

/** Which milestone waits for which, through tasks; links that follow from others are left out. */
export function linksOf(plan: PlanState): Link[] {
  const milestones = plan.kinds.get("milestone") ?? NONE
  const tasks = plan.kinds.get("task") ?? NONE
  const under = group(
    [...tasks.values()].filter(({ milestone }) => typeof milestone === "string"),
    ({ milestone }) => milestone as string,
  )
  const before = new Map([...milestones.keys()].map((id) => [id, nearest(id, milestones, tasks, under)]))
  const behind = memoised((id: string, all) => {
    const found = new Set<string>()
    for (const each of before.get(id) ?? []) {
      found.add(each)
      for (const further of all(each)) found.add(further)
    }
    return found
  })
  return [...before].flatMap(([then, direct]) => {
    const known = direct.map((each) => behind(each))
    return direct.filter((each) => !known.some((some) => some.has(each))).map((each): Link => [each, then])
  })
}

/** The nearest milestones that a milestone waits for. */
function nearest(id: string, milestones: Entities, tasks: Entities, under: Map<string, Entity[]>): string[] {
  const waiting = [id]
  const seen = new Set(waiting)
  const found: string[] = []
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    const entity = milestones.get(here) ?? tasks.get(here)
    const behind = [...predecessors(entity), ...(under.get(here) ?? []).map((task) => task.id)]
    for (const each of behind) {
      if (seen.has(each)) continue
      seen.add(each)
      if (milestones.has(each)) found.push(each)
      else if (tasks.has(each)) waiting.push(each)
    }
  }
  return found
}

function predecessors(entity: Entity | undefined): string[] {
  return listOf(entity?.after).flatMap((each) => {
    if (typeof each === "string") return [each]
    return each && typeof each === "object" && !Array.isArray(each) && typeof each.id === "string" ? [each.id] : []
  })
}

/** Each answer worked out once; within a loop, which the server refuses but a draft may have, what leads back is empty. */
function memoised(work: (id: string, all: (id: string) => Set<string>) => Set<string>): (id: string) => Set<string> {
  const known = new Map<string, Set<string>>()
  const all = (id: string): Set<string> => {
    const found = known.get(id)
    if (found) return found
    known.set(id, new Set())
    const made = work(id, all)
    known.set(id, made)
    return made
  }
  return all
}
