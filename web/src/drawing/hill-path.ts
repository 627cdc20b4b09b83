import { type Hill, risen, type Smooth, smoothAt } from "@/drawing/hill"
import type { Minutes } from "@/drawing/time"

/** Where a hill stands: `x` gives the pixel of a moment, it stands on `base`, and is `height` pixels high at its top. */
export type Stand = { readonly x: (at: Minutes) => number; readonly base: number; readonly height: number }

/** A point of the upper edge. */
export type Corner = readonly [at: Minutes, height: number]

const PIXELS_A_POINT = 2
/** What rises fewer pixels over its line cannot be seen. */
const SEEN = 0.5
const EVER = Number.NEGATIVE_INFINITY
const NEVER = Number.POSITIVE_INFINITY

/**
 * The upper edge as an open path from foot to foot: filled it is the surface, its stroke is the edge alone. Tails that
 * rise less than `least` pixels are left off, and narrow hills have fewer points.
 */
export function ridgePath(shape: Hill, { x, base, height }: Stand, least = SEEN): string {
  const wide = x(shape.finish) - x(shape.start)
  const step = Math.max(1, Math.min(8, Math.floor(((shape.heights.length - 1) * PIXELS_A_POINT) / wide)))
  const seen = risen(shape, height, least)
  const feet = new Set(shape.walls.flatMap(({ start, finish }) => [start, finish]))
  const rising = cornersOf(shape, step).filter(
    ([at, rise]) => rise * height > least || (feet.has(at) && at > seen.start && at < seen.finish),
  )
  const edge = rising.map(([at, rise]) => pair(x(at), base - height * rise))
  return `M${[pair(x(seen.start), base), ...edge, pair(x(seen.finish), base)].join("L")}`
}

/** The upper edge in stretches without an upright place between them, for a line to be drawn smoothly through each. */
export function stretches(shape: Hill): Corner[][] {
  const found: Corner[][] = [[]]
  for (const corner of cornersOf(shape)) {
    const present = found.at(-1) ?? []
    if (present.at(-1)?.[0] === corner[0]) found.push([corner])
    else present.push(corner)
  }
  return found
}

/** The upper edge from foot to foot, every `step`th point of it; where it is upright, two corners at one moment. */
function cornersOf(shape: Hill, step = 1): Corner[] {
  const { walls } = shape
  return momentsOf(shape, step).flatMap((at): Corner[] => {
    const smooth = smoothAt(shape, at)
    const before = walls.reduce((sum, wall) => (wall.start < at && at <= wall.finish ? sum + wall.height : sum), smooth)
    const after = walls.reduce((sum, wall) => (wall.start <= at && at < wall.finish ? sum + wall.height : sum), smooth)
    const [left, right] = [at === shape.start ? 0 : before, at === shape.finish ? 0 : after]
    return (left === right ? [right] : [left, right]).map((height) => [at, height])
  })
}

/** The moments at which the upper edge may bend. */
function momentsOf({ start, finish, heights, walls }: Hill, step: number): Minutes[] {
  const last = heights.length - 1
  const even = heights.map((_, place) => start + ((finish - start) * place) / last)
  const kept = even.filter((_, place) => place % step === 0 && place < last)
  const edges = walls.flatMap((wall) => [wall.start, wall.finish]).filter((at) => at < finish)
  return [...new Set([...kept, ...edges])].sort((a, b) => a - b).concat(finish)
}

/**
 * The surface under the edge as a closed path; `from` and `to` cut it, for the part before a date and the part after. A
 * wall is never cut: it belongs where its moment is.
 */
export function hillPath(shape: Hill, stand: Stand, from = EVER, to = NEVER): string {
  const { x, base, height } = stand
  const left = Math.max(from, shape.start)
  const right = Math.min(to, shape.finish)
  const walls = wallsPath(shape, stand, from, to)
  if (left >= right) return walls
  const edge = smoothEdge(shape, left, right).map(([at, rise]) => pair(x(at), base - height * rise))
  return `M${pair(x(left), base)}L${edge.join("L")}L${pair(x(right), base)}Z${walls}`
}

/** The walls whose moments come after `from`, and not after `to`, each on the hill that it stands on. */
export function wallsPath(shape: Hill, { x, base, height }: Stand, from = EVER, to = NEVER): string {
  const own = shape.walls.filter(({ at }) => at > from && at <= to)
  return own
    .map((wall) => {
      const edge = smoothEdge(shape, wall.start, wall.finish)
      const foot = edge.map(([at, rise]) => pair(x(at), base - height * rise))
      const top = edge.map(([at, rise]) => pair(x(at), base - height * (rise + wall.height)))
      return `M${[...foot, ...top.reverse()].join("L")}Z`
    })
    .join("")
}

/** The upper edge without walls from one moment to another. */
function smoothEdge(shape: Smooth, left: Minutes, right: Minutes): Corner[] {
  const step = (shape.finish - shape.start) / (shape.heights.length - 1)
  const inner = shape.heights.map((_, place) => shape.start + place * step).filter((at) => at > left && at < right)
  return [left, ...inner, right].map((at) => [at, smoothAt(shape, at)])
}

function pair(x: number, y: number): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`
}
