import { DAY, format, type Minutes } from "@/drawing/time"
import { type Step, ticks } from "@/drawing/timescale"
import type { Point } from "@/forecast/trend"
import { isShort } from "@/forecast/trend"

/** Where the course of a date is drawn, in pixels. */
export type Frame = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** The places of the points from left to right, by when they were said; side by side where that tells nothing apart. */
export function across(points: readonly Point[], { left, right }: Frame): number[] {
  const [first, last] = [points[0]?.when ?? 0, points.at(-1)?.when ?? 0]
  if (points.length === 1) return [(left + right) / 2]
  const share = ({ when }: Point, place: number) =>
    isShort(points) ? place / (points.length - 1) : (when - first) / (last - first)
  return points.map((point, place) => left + (right - left) * share(point, place))
}

/** The height of a moment: later is higher. All that is drawn has room, and a fortnight at least. */
export function upward(points: readonly Point[], { top, bottom }: Frame) {
  const moments = points.flatMap(({ p10, p90, target, promise }) => [p10, p90, target ?? p10, promise ?? p10])
  const [first, last] = [Math.min(...moments), Math.max(...moments)]
  const air = Math.max((last - first) * 0.06, (14 * DAY - (last - first)) / 2)
  const [from, to] = [first - air, last + air]
  return { from, to, y: (at: Minutes) => bottom - ((at - from) / (to - from)) * (bottom - top) }
}

const STEPS: readonly [Step, number, Intl.DateTimeFormatOptions][] = [
  ["day", 1, { day: "numeric", month: "short" }],
  ["week", 7, { day: "numeric", month: "short" }],
  ["month", 30, { month: "short", year: "numeric" }],
  ["quarter", 91, { month: "short", year: "numeric" }],
  ["year", 365, { year: "numeric" }],
  ["5 years", 1826, { year: "numeric" }],
]

/** Round dates between two moments, no more than so many, with their words. */
export function roundDates(from: Minutes, to: Minutes, most: number): { at: Minutes; words: string }[] {
  const days = (to - from) / DAY
  const [step, , style] =
    STEPS.find(([, length]) => days / length <= most) ?? (["20 years", 0, { year: "numeric" }] as const)
  return ticks(step, from, to)
    .filter((at) => at >= from && at <= to)
    .map((at) => ({ at, words: format(at, style) }))
}

/** Moves words apart that stand at one edge: by height, each at least `gap` below the one before. */
export function apart(heights: readonly number[], gap: number): number[] {
  const order = heights.map((_, place) => place).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
  const found = [...heights]
  let free = Number.NEGATIVE_INFINITY
  for (const place of order) {
    found[place] = Math.max(found[place] ?? 0, free)
    free = (found[place] ?? 0) + gap
  }
  return found
}
