/** How far the signs of a milestone reach, and where they stand to one another. */

import { hill, risen } from "@/drawing/hill"
import type { Span } from "@/drawing/rows"
import { DAY, type Minutes } from "@/drawing/time"
import type { TimeScale } from "@/drawing/timescale"
import type { Detail } from "@/map/detail"
import type { Label } from "@/map/label"
import type { DrawnMark, Ghost } from "@/map/mark"

/** From the signs to the words behind them. */
export const BESIDE = 8
/** Words may stand on what rises less than so many pixels. */
export const FLAT = 1.5
/** A hill that is narrower cannot be seen. */
export const LEAST_HILL = 4

/** From where to where the signs of a milestone reach, as far as they can be seen. */
export function shapeSpan(mark: DrawnMark, x: (at: number) => number, detail: Detail, least = 0.5): Span {
  const { points, stones, flags } = outerOf(mark, detail.hill, least)
  const half = detail.stone / 2
  return {
    left: Math.min(x(points.first), x(stones.first) - half),
    right: Math.max(x(points.last), x(stones.last) + half, x(flags.last) + detail.cloth),
  }
}

/** The first and the last of some moments; of none they are as far as can be. */
type Ends = { readonly first: Minutes; readonly last: Minutes }
/** On any scale: where what has no width of its own ends, where the stones stand, and where the flags. */
type Outer = { readonly points: Ends; readonly stones: Ends; readonly flags: Ends }

const known = new WeakMap<DrawnMark, Map<string, Outer>>()

/** Remembered by the mark: all of them are asked for each time that one zooms. */
function outerOf(mark: DrawnMark, height: number, least: number): Outer {
  const own = known.get(mark) ?? new Map<string, Outer>()
  known.set(mark, own)
  const key = `${height} ${least}`
  const found = own.get(key) ?? findOuter(mark, height, least)
  own.set(key, found)
  return found
}

function findOuter(mark: DrawnMark, height: number, least: number): Outer {
  const shape = height > 0 && mark.quantiles ? hill(mark.quantiles) : null
  const seen = shape && risen(shape, height, least)
  const flags = [mark.target, mark.commitment].filter((at) => at !== undefined)
  const band = mark.band ? [mark.band[0], mark.band[2]] : []
  return {
    points: endsOf([...flags, ...band, ...(seen ? [seen.start, seen.finish] : [])]),
    stones: endsOf([mark.stone, ...(mark.ghost ? [mark.ghost.stone] : [])]),
    flags: endsOf(flags),
  }
}

function endsOf(moments: readonly Minutes[]): Ends {
  return { first: Math.min(...moments), last: Math.max(...moments) }
}

/** Where the words begin: centred under the likely span, or behind the signs, over what is left of a flat tail. */
export function wordsLeft(
  mark: DrawnMark,
  x: (at: number) => number,
  detail: Detail,
  label: Pick<Label, "width">,
): number {
  if (detail.label !== "below") return shapeSpan(mark, x, detail, FLAT).right + BESIDE
  const middle = mark.band ? (x(mark.band[0]) + x(mark.band[2])) / 2 : x(mark.stone)
  return middle - label.width / 2
}

/** How much lower a promise's cloth hangs, where it would cover the target's. */
export function flagDrop({ target, commitment }: DrawnMark, detail: Detail, scale: TimeScale): number {
  if (target === undefined || commitment === undefined) return 0
  return Math.abs(scale.x(target) - scale.x(commitment)) < detail.cloth + 1 ? detail.cloth * 0.9 : 0
}

/** Where the flags stood when I last looked, where they stand somewhere else now. */
export function ghostFlags({ target, commitment }: DrawnMark, ghost: Ghost): number[] {
  return [
    ...(ghost.target !== undefined && ghost.target !== target ? [ghost.target] : []),
    ...(ghost.commitment !== undefined && ghost.commitment !== commitment ? [ghost.commitment] : []),
  ]
}

/** Whether the stone stood so far away that it can be seen. */
export function isGhostApart({ stone }: DrawnMark, ghost: Ghost): boolean {
  return Math.abs(ghost.stone - stone) >= DAY
}
