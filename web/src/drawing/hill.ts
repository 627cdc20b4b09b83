import type { Minutes } from "@/drawing/time"

/**
 * A distribution as the density of its quantiles: heights at moments that rise evenly, and walls on them where futures
 * end at one moment. The highest place is 1; all over, area is chance.
 */
export type Hill = {
  readonly start: Minutes
  readonly finish: Minutes
  readonly heights: readonly number[]
  readonly walls: readonly Wall[]
}

/** A share of all futures that ends at one moment: from `start` to `finish` the hill is higher by `height`. */
export type Wall = {
  readonly at: Minutes
  readonly share: number
  readonly start: Minutes
  readonly finish: Minutes
  readonly height: number
}

export type Smooth = Pick<Hill, "start" | "finish" | "heights">
type Mass = { readonly at: Minutes; readonly share: number }

const POINTS = 64
const OUTER = 2 // of the 201 quantiles, left out at either end
// Work ends on working days alone; a kernel of this width hides the comb of weekends, which says nothing about doubt.
const WEEKEND = 2.6 * 1440
const WIDEST = 0.18
const REACH = 2.5
/** A smaller share that ends at one moment is part of a comb. */
const LEAST_SHARE = 0.05
/** A wall may rise so many times as high over the rest as that is itself: it is thicker before it hides the rest. */
const STEEPEST = 2.5

const known = new WeakMap<readonly number[], Hill | null>()

/**
 * The hill of 201 quantiles in minutes: a Gaussian kernel estimate of the middle 98 %, drawn out to where the kernel
 * dies, but not beyond the first and the last quantile: what would lie there is thrown back (reflection; Silverman,
 * "Density Estimation", 1986, 2.10). What ends at one moment is not smoothed but a wall. Null where all futures finish
 * within three hours: there is no doubt to draw. Remembered by the array.
 */
export function hill(quantiles: readonly number[]): Hill | null {
  let found = known.get(quantiles)
  if (found === undefined) {
    found = estimate(quantiles)
    known.set(quantiles, found)
  }
  return found
}

function estimate(quantiles: readonly number[]): Hill | null {
  const inner = quantiles.slice(OUTER, quantiles.length - OUTER)
  const first = inner[0] ?? 0
  const last = inner.at(-1) ?? first
  if (last - first < 180) return null
  const width = kernelWidth(last - first)
  const masses = massesOf(quantiles)
  const rest = inner.filter((quantile) => masses.every(({ at }) => at !== quantile))
  const smooth = smoothed(rest, quantiles, { start: first - REACH * width, finish: last + REACH * width, width })
  const left = 1 - masses.reduce((sum, { share }) => sum + share, 0)
  const dense = { ...smooth, heights: smooth.heights.map((height) => height * left) }
  return levelled({ ...dense, walls: wallsOf(masses, dense, quantiles, width, WIDEST * (last - first)) })
}

/** The density of moments that all count the same, within the first and the last quantile. */
function smoothed(
  moments: readonly Minutes[],
  quantiles: readonly Minutes[],
  { start, finish, width }: { start: Minutes; finish: Minutes; width: Minutes },
): Smooth {
  const lowest = quantiles[0] ?? start
  const highest = quantiles.at(-1) ?? finish
  const from = Math.max(start, lowest)
  const to = Math.min(finish, highest)
  const kernel = (away: number) => Math.exp(-0.5 * (away / width) ** 2)
  const one = width * Math.sqrt(2 * Math.PI) * Math.max(moments.length, 1)
  const heights = Array.from({ length: POINTS }, (_, place) => {
    const at = from + ((to - from) * place) / (POINTS - 1)
    // Farther from an end nothing that is thrown back there can be seen.
    const mirrors = [2 * lowest - at, at, 2 * highest - at].filter((place) => Math.abs(place - at) < 10 * width)
    return mirrors.reduce((sum, place) => moments.reduce((all, each) => all + kernel(place - each), sum), 0) / one
  })
  if (from > lowest) heights[0] = 0
  if (to < highest) heights[POINTS - 1] = 0
  return { start: from, finish: to, heights }
}

/** The moments at which many futures end, with their shares: quantiles that are all the same. */
export function massesOf(quantiles: readonly Minutes[]): Mass[] {
  const least = LEAST_SHARE * (quantiles.length - 1)
  const found: Mass[] = []
  let first = 0
  quantiles.forEach((at, place) => {
    if (at === quantiles[place + 1]) return
    if (place - first >= least) found.push({ at, share: (place - first) / (quantiles.length - 1) })
    first = place + 1
  })
  return found
}

/** All equally wide: at least half as wide as a kernel, and wider where that would leave the rest too low. */
function wallsOf(
  masses: readonly Mass[],
  { heights }: Smooth,
  quantiles: readonly Minutes[],
  kernel: Minutes,
  widest: Minutes,
): Wall[] {
  const largest = masses.reduce((most, { share }) => Math.max(most, share), 0)
  const wide = Math.min(Math.max(kernel / 2, largest / (STEEPEST * Math.max(...heights))), widest)
  const [lowest, highest] = [quantiles[0] ?? 0, quantiles.at(-1) ?? 0]
  return masses.map(({ at, share }) => {
    const start = Math.max(lowest, Math.min(at - wide / 2, highest - wide))
    return { at, share, start, finish: start + wide, height: share / wide }
  })
}

/** The same hill with its highest place at 1. */
function levelled(shape: Hill): Hill {
  const edges = shape.walls.flatMap(({ start, finish }) => [start, finish])
  const top = Math.max(...shape.heights, ...edges.map((at) => heightAt(shape, at)))
  const walls = shape.walls.map((wall) => ({ ...wall, height: wall.height / top }))
  return { ...shape, heights: shape.heights.map((height) => height / top), walls }
}

/** How far the hill is smoothed, in minutes: a share of the span, or a weekend. */
export function kernelWidth(span: Minutes): Minutes {
  return Math.max(0.04 * span, Math.min(WEEKEND, WIDEST * span))
}

/** The height at a moment, 0 to 1; at the edge of a wall that of the wall. */
export function heightAt(shape: Hill, at: Minutes): number {
  return shape.walls.reduce(
    (sum, { start, finish, height }) => (at >= start && at <= finish ? sum + height : sum),
    smoothAt(shape, at),
  )
}

/** The height without walls. */
export function smoothAt({ start, finish, heights }: Smooth, at: Minutes): number {
  const place = ((at - start) / (finish - start)) * (heights.length - 1)
  if (!(place >= 0 && place <= heights.length - 1)) return 0
  const below = heights[Math.floor(place)] ?? 0
  const above = heights[Math.ceil(place)] ?? 0
  return below + (above - below) * (place - Math.floor(place))
}

/** From where to where a hill so many pixels high rises more than `least` pixels over its line. */
export function risen(
  { start, finish, heights, walls }: Hill,
  height: number,
  least = 0.5,
): { start: Minutes; finish: Minutes } {
  const step = (finish - start) / (heights.length - 1)
  const isHigh = (each: number) => each * height > least
  const first = heights.findIndex(isHigh)
  const from = Math.max(start, start + step * ((first === -1 ? heights.length : first) - 1))
  const to = Math.min(finish, start + step * (heights.findLastIndex(isHigh) + 1))
  return {
    start: walls.reduce((earliest, wall) => Math.min(earliest, wall.start), from),
    finish: walls.reduce((latest, wall) => Math.max(latest, wall.finish), to),
  }
}
