import { endOf, type Minutes, startOf } from "@/drawing/time"
import type { PlanState } from "@/replica/state"

/** A named stretch of time above the lanes. */
export type Phase = { readonly id: string; readonly name: string; readonly start: Minutes; readonly finish: Minutes }

/** The phases of a plan, from the first on. */
export function phasesOf(plan: PlanState): Phase[] {
  return [...(plan.kinds.get("phase")?.values() ?? [])]
    .map((phase) => ({
      id: phase.id,
      name: String(phase.name ?? phase.id),
      start: startOf(String(phase.start ?? "")),
      finish: endOf(String(phase.finish ?? "")),
    }))
    .filter(({ start, finish }) => start < finish)
    .sort((a, b) => a.start - b.start)
}
