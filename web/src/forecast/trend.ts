import { endOf, type Minutes, startOf } from "@/drawing/time"
import type { LedgerEntry } from "@/forecast/calls"

/** What was said of a date at a revision. */
export type Point = {
  readonly number: number
  /** When it was said: by the clock of whoever looks, in minutes. */
  readonly when: Minutes
  readonly p10: Minutes
  readonly p50: Minutes
  readonly p80: Minutes
  readonly p90: Minutes
  readonly target: Minutes | undefined
  readonly promise: Minutes | undefined
  readonly probabilityTarget: number | null
  readonly probabilityPromise: number | null
}

/** The course of a date from the first that was said of it to the last. */
export function pointsOf(entries: readonly LedgerEntry[]): Point[] {
  return entries
    .flatMap((entry): Point[] => {
      const { p10, p50, p80, p90, target, commitment } = entry
      if (!p10 || !p50 || !p80 || !p90) return []
      return [
        {
          number: entry.number,
          when: clockOf(entry.revised_at),
          p10: startOf(p10),
          p50: startOf(p50),
          p80: startOf(p80),
          p90: startOf(p90),
          target: target ? endOf(target) : undefined,
          promise: commitment ? endOf(commitment) : undefined,
          probabilityTarget: entry.probability_target ?? null,
          probabilityPromise: entry.probability_commitment ?? null,
        },
      ]
    })
    .sort((a, b) => a.number - b.number)
}

/** An instant as the clock on the wall here shows it. */
function clockOf(instant: string): Minutes {
  const date = new Date(instant)
  return date.getTime() / 60_000 - date.getTimezoneOffset()
}

const SHORT = 36 * 60

/** Whether all was said within so short a time that days tell nothing apart: then points stand at even distances. */
export function isShort(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)]
  return first === undefined || last === undefined || last.when - first.when < SHORT
}

/** A line that keeps its height until it changes, in stretches: where there is no date there is no line. */
export function steps(
  points: readonly Point[],
  of: (point: Point) => Minutes | undefined,
): [from: number, to: number, at: Minutes][] {
  const found: [number, number, Minutes][] = []
  points.forEach((point, place) => {
    const at = of(point)
    const last = found.at(-1)
    if (at === undefined) return
    if (last && last[1] === place && last[2] === at) last[1] = place + 1
    else found.push([place, place + 1, at])
  })
  return found
}
