import { livesIn, sideOf } from "@/drawing/far"
import type { Minutes } from "@/drawing/time"
import type { Told, Wish } from "@/forecast/subject"

/** What is told as far as it is near its hill: without dates beside which that would be no more than a line. */
export function nearOf(told: Told, quantiles: readonly Minutes[]): Told {
  const near = livesIn(quantiles)
  const kept = (wish: Wish | undefined) => (wish && sideOf(wish.at, near) ? undefined : wish)
  return { ...told, target: kept(told.target), promise: kept(told.promise) }
}
