import { measure } from "@/drawing/measure"
import type { Span } from "@/drawing/rows"
import { DAY, type Minutes } from "@/drawing/time"
import { scaleOver } from "@/drawing/timescale"
import type { Stretch } from "@/drawing/window"
import { isIn, livesIn, momentsOf } from "@/map/far"
import type { Lane } from "@/map/lanes"
import type { Mark } from "@/map/mark"

/** A window's width shows all of `fitted`; one can go on to the ends of `world`, and as near as `most` pixels a day. */
export type Reach = { readonly world: Stretch; readonly fitted: Stretch }

export const MOST_PER_DAY = 64
const LEAST_AIR = 120 * DAY
const LONGEST = 230
const CHANCE = 75
/** So far from an end the words of today stand clear of it. */
const TODAY = 48

/**
 * The stretch that holds everything there is to draw but the few dates far away, names included, in so many pixels; the last
 * tails may stick out.
 */
export function reachOf(lanes: readonly Lane[], today: Minutes, width: number): Reach {
  const marks = lanes.flatMap((lane) => lane.marks)
  const near = livesIn(lanes, today)
  const { start, finish } = scaleOver([near.start, near.finish], 0, width)
  const perDay = (Math.max(width, 1) / (finish - start)) * DAY
  const named = marks.filter(({ stone }) => isIn(stone, near))
  const toStart = (at: Minutes) => ((at - start) / DAY) * perDay
  const toFinish = (at: Minutes) => ((finish - at) / DAY) * perDay
  const before = Math.max(wordsBeyond(named, toStart), TODAY - toStart(today))
  const after = Math.max(wordsBeyond(named, toFinish), TODAY - toFinish(today))
  const minute = (finish - start) / Math.max(width - before - after, width / 2, 1)
  const fitted = { start: start - before * minute, finish: finish + after * minute }
  const air = Math.max((fitted.finish - fitted.start) * 0.5, LEAST_AIR)
  const far = marks.flatMap(momentsOf)
  const first = far.reduce((a, b) => Math.min(a, b), fitted.start)
  const last = far.reduce((a, b) => Math.max(a, b), fitted.finish)
  return { fitted, world: { start: first - air, finish: last + air } }
}

/** How many pixels the words of milestones reach beyond an end, where a stone has so many pixels to it. */
function wordsBeyond(marks: readonly Mark[], room: (stone: Minutes) => number): number {
  return marks.reduce((most, { name, stone }) => Math.max(most, halfWidth(name) - room(stone)), 0)
}

function halfWidth(name: string): number {
  return (Math.min(measure(name, { size: 13, weight: 600 }), LONGEST) + CHANCE) / 2
}

/** A reach in which a stretch can be shown, wherever it lies. */
export function reachingTo(reach: Reach, also: Stretch | undefined): Reach {
  const { world } = reach
  if (!also || (also.start >= world.start && also.finish <= world.finish)) return reach
  return { ...reach, world: { start: Math.min(world.start, also.start), finish: Math.max(world.finish, also.finish) } }
}

/** A stretch in the pixels of a layout. */
export function boundsOf({ start, finish }: Stretch, perDay: number): Span {
  return { left: (start / DAY) * perDay, right: (finish / DAY) * perDay }
}
