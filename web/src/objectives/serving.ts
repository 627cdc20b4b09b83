import type { MilestoneForecast } from "@/api/types"
import { chanceBy, level, type Probability } from "@/drawing/chance"
import { endOf, startOf } from "@/drawing/time"

/** The chance that a milestone lands by a day; null where nobody knows, or no day is named. */
export function chanceOf(milestone: MilestoneForecast | undefined, due: string | undefined): Probability {
  if (!milestone || due === undefined) return null
  if (milestone.reached) return milestone.p50 && startOf(milestone.p50) <= endOf(due) ? 1 : 0
  return milestone.quantiles ? chanceBy(milestone.quantiles, endOf(due)) : null
}

/** How many of some chances are unlikely. */
export function unlikelyOf(chances: readonly Probability[]): number {
  return chances.filter((each) => level(each) === "unlikely").length
}
