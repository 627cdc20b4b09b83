import { endOf, startOf } from "@/drawing/time"
import type { KeyResult } from "@/objectives/goal"

/** What of a key result's course is drawn: shares of the width from the left, of the height from the top. */
export type Spark = {
  readonly line: readonly Spot[]
  /** Where it is to be: the height of the target. */
  readonly target: number
  /** At its due date: where it will likely stand. */
  readonly likely: { readonly low: number; readonly middle: number; readonly high: number } | undefined
}
export type Spot = { readonly x: number; readonly y: number }

type Expected = { readonly p10: number | null; readonly p50: number | null; readonly p90: number | null }

/** Room for the likely span, right of the due date's end of the line. */
const RIGHT = 0.94

/**
 * The course of a key result from its start to its due date. The start has no date of its own: it stands at `begin`
 * where that lies before the first check-in. Without a check-in, `current` is as of the status date.
 */
export function sparkOf(
  keyResult: KeyResult,
  due: string | undefined,
  expected: Expected | undefined,
  begin: string | undefined,
  statusDate: string,
): Spark {
  const seen = coursed(keyResult, begin, statusDate)
  const likely = spanOf(expected)
  const heights = [
    keyResult.start,
    keyResult.target,
    ...seen.map(({ value }) => value),
    ...(likely ? Object.values(likely) : []),
  ]
  const [bottom, top] = [Math.min(...heights), Math.max(...heights)]
  const [first, last] = [keyResult.start, keyResult.target]
  // Progress points up, also where the number is to fall.
  const y = (value: number) => {
    const share = top === bottom ? 0.5 : (value - bottom) / (top - bottom)
    return last >= first ? 1 - share : share
  }
  const from = Math.min(...seen.map(({ at }) => at))
  const to = Math.max(due === undefined ? 0 : endOf(due), startOf(statusDate), ...seen.map(({ at }) => at))
  const x = (at: number) => (to === from ? 0 : ((at - from) / (to - from)) * RIGHT)
  return {
    line: seen.map(({ at, value }) => ({ x: x(at), y: y(value) })),
    target: y(keyResult.target),
    likely: likely && { low: y(likely.low), middle: y(likely.middle), high: y(likely.high) },
  }
}

function coursed({ start, current, checkIns }: KeyResult, begin: string | undefined, statusDate: string) {
  const seen = checkIns.map(({ date, value }) => ({ at: startOf(date), value })).filter(({ at }) => Number.isFinite(at))
  seen.sort((a, b) => a.at - b.at)
  if (seen.length === 0) seen.push({ at: startOf(statusDate), value: current ?? start })
  const first = seen[0]?.at ?? 0
  const began = begin === undefined ? Number.NaN : startOf(begin)
  return began < first ? [{ at: began, value: start }, ...seen] : seen
}

function spanOf(expected: Expected | undefined) {
  if (!expected) return undefined
  const { p10, p50, p90 } = expected
  return p10 === null || p50 === null || p90 === null ? undefined : { low: p10, middle: p50, high: p90 }
}
