import type { Minutes } from "@/drawing/time"

/** A distribution as the density of its quantiles: heights from 0 to 1 (the top) at moments that rise evenly. */
export type Hill = { readonly start: Minutes; readonly finish: Minutes; readonly heights: readonly number[] }

const POINTS = 64
const OUTER = 2 // of the 201 quantiles, left out at either end
// Work ends on working days alone; a kernel of this width hides the comb of weekends, which says nothing about doubt.
const WEEKEND = 2.6 * 1440
const REACH = 2.5
const PIXELS_A_POINT = 2
/** What rises fewer pixels over its line cannot be seen. */
const SEEN = 0.5

const known = new WeakMap<readonly number[], Hill | null>()

/**
 * The hill of 201 quantiles in minutes: a Gaussian kernel estimate of the middle 98 %, drawn out to where the kernel
 * dies. Null where all futures finish within three hours: there is no doubt to draw. Remembered by the array.
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
  const start = first - REACH * width
  const finish = last + REACH * width
  const heights = Array.from({ length: POINTS }, (_, place) => {
    const at = start + ((finish - start) * place) / (POINTS - 1)
    return inner.reduce((sum, quantile) => sum + Math.exp(-0.5 * ((at - quantile) / width) ** 2), 0)
  })
  heights[0] = 0
  heights[POINTS - 1] = 0
  const top = Math.max(...heights)
  return { start, finish, heights: heights.map((height) => height / top) }
}

/** How far the hill is smoothed, in minutes: a share of the span, or a weekend. */
export function kernelWidth(span: Minutes): Minutes {
  return Math.max(0.04 * span, Math.min(WEEKEND, 0.18 * span))
}

/** The height at a moment, 0 to 1. */
export function heightAt({ start, finish, heights }: Hill, at: Minutes): number {
  const place = ((at - start) / (finish - start)) * (heights.length - 1)
  if (!(place > 0 && place < heights.length - 1)) return 0
  const below = heights[Math.floor(place)] ?? 0
  const above = heights[Math.ceil(place)] ?? 0
  return below + (above - below) * (place - Math.floor(place))
}

/** From where to where a hill so many pixels high rises more than `least` pixels over its line. */
export function risen(
  { start, finish, heights }: Hill,
  height: number,
  least = 0.5,
): { start: Minutes; finish: Minutes } {
  const step = (finish - start) / (heights.length - 1)
  const high = (each: number) => each * height > least
  return {
    start: start + step * (heights.findIndex(high) - 1),
    finish: start + step * (heights.findLastIndex(high) + 1),
  }
}

/**
 * The upper edge as an open path from foot to foot, `x` giving the pixel of a moment, standing on `base`, `height` pixels
 * high: filled it is the surface, its stroke is the edge alone. Tails that rise less than `least` pixels are left off, and narrow hills
 * have fewer points.
 */
export function ridgePath(shape: Hill, x: (at: Minutes) => number, base: number, height: number, least = SEEN): string {
  const { start, finish, heights } = shape
  const last = heights.length - 1
  const left = x(start)
  const wide = x(finish) - left
  const step = Math.max(1, Math.min(8, Math.floor((last * PIXELS_A_POINT) / wide)))
  const seen = risen(shape, height, least)
  let path = `M${pair(x(seen.start), base)}`
  for (let place = step; place < last; place += step) {
    const rise = height * (heights[place] ?? 0)
    if (rise > least) path += `L${pair(left + (wide * place) / last, base - rise)}`
  }
  return `${path}L${pair(x(seen.finish), base)}`
}

/** The surface under the edge as a closed path; `from` and `to` cut it, for the part before a date and the part after. */
export function hillPath(
  shape: Hill,
  x: (at: Minutes) => number,
  base: number,
  height: number,
  from: Minutes = shape.start,
  to: Minutes = shape.finish,
): string {
  const left = Math.max(from, shape.start)
  const right = Math.min(to, shape.finish)
  if (left >= right) return ""
  const step = (shape.finish - shape.start) / (shape.heights.length - 1)
  const inner = shape.heights.map((_, place) => shape.start + place * step).filter((at) => at > left && at < right)
  const edge = [left, ...inner, right].map((at) => pair(x(at), base - height * heightAt(shape, at)))
  return `M${pair(x(left), base)}L${edge.join("L")}L${pair(x(right), base)}Z`
}

function pair(x: number, y: number): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`
}
