import type { CheckIn, KeyResult } from "@/objectives/goal"

/** What key results are meant to reach: committed ones all of it, aspirational ones about seven tenths. */
export function aim({ aspirational }: Pick<KeyResult, "aspirational">): number {
  return aspirational ? 0.7 : 1
}

/** The newest check-in by date; of two on one day the later one in the plan file. */
export function lastCheckIn(checkIns: readonly CheckIn[]): CheckIn | undefined {
  return checkIns.reduce<CheckIn | undefined>(
    (newest, each) => (newest === undefined || each.date >= newest.date ? each : newest),
    undefined,
  )
}

/** The last check-in's value, else `current`, else the start. */
export function latest({ checkIns, current, start }: KeyResult): number {
  return lastCheckIn(checkIns)?.value ?? current ?? start
}

/** How much of the way from start to target is done, 0.0 to 1.0. */
export function score(keyResult: KeyResult): number {
  return scoreOf(keyResult, latest(keyResult))
}

/** What the score would be with another value. */
export function scoreOf({ start, target }: KeyResult, value: number): number {
  if (start === target) return value >= target ? 1 : 0
  return Math.min(1, Math.max(0, (value - start) / (target - start)))
}

/** An objective's own: the mean of its key results; without any, of the objectives under it that have one. */
export function objectiveScore(
  keyResults: readonly KeyResult[],
  below: readonly (number | undefined)[],
): number | undefined {
  const scores = keyResults.length > 0 ? keyResults.map(score) : below.filter((each) => each !== undefined)
  return scores.length === 0 ? undefined : scores.reduce((sum, each) => sum + each, 0) / scores.length
}
