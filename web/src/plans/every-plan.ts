import { listPlans } from "@/api/calls"
import type { PlanSummary } from "@/api/types"
import { followPage } from "@/plans/calls"

/** All plans that I may see, page after page. */
export async function everyPlan(): Promise<PlanSummary[]> {
  let page = await listPlans()
  const plans = [...page.items]
  while (page.next !== null) {
    page = await followPage<PlanSummary>(page.next)
    plans.push(...page.items)
  }
  return plans
}
