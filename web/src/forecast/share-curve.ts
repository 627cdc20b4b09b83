import { chanceBy } from "@/drawing/chance"
import type { Minutes } from "@/drawing/time"

/** A moment, and the share of the futures that are done by then. */
export type Reached = readonly [at: Minutes, share: number]

/** The share of the futures that are done by each moment of a stretch of time, which may begin late, or end early. */
export function shareCurve(quantiles: readonly Minutes[], from: Minutes, to: Minutes): Reached[] {
  const within = quantiles
    .map((at, place): Reached => [at, place / (quantiles.length - 1)])
    .filter(([at]) => at > from && at <= to)
  return [[from, chanceBy(quantiles, from)], ...within, [to, chanceBy(quantiles, to)]]
}
