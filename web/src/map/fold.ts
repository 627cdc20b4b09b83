import { concerned } from "@/map/important"
import type { Lane, LaneTitle } from "@/map/lanes"

/** A lane of paper: one of the map's, or several that stand together as what they are part of. */
export type FoldedLane = Lane & {
  /** How many lanes of the map stand in it. */
  readonly lanes: number
}

export function unfolded(lanes: readonly Lane[]): FoldedLane[] {
  return lanes.map((lane) => ({ ...lane, lanes: 1 }))
}

/** The lanes with the innermost ones gone into what they are part of; undefined where none is part of anything. */
export function folded(lanes: readonly FoldedLane[]): FoldedLane[] | undefined {
  const depth = lanes.reduce((most, { within }) => Math.max(most, within.length), 0)
  if (depth === 0) return undefined
  return together(lanes.map((lane) => (lane.within.length === depth ? raised(lane) : lane)))
}

/** The lane as the one that it is part of. */
function raised(lane: FoldedLane): FoldedLane {
  const into = lane.within.at(-1)
  return into ? { ...lane, ...into, within: lane.within.slice(0, -1) } : lane
}

/** Lanes of one name as one, where the first of them stands. */
function together(lanes: readonly FoldedLane[]): FoldedLane[] {
  const found = new Map<string, FoldedLane>()
  for (const lane of lanes) {
    const key = `${lane.kind}:${lane.id}`
    const known = found.get(key)
    found.set(key, known ? joined(known, lane) : lane)
  }
  return [...found.values()]
}

function joined(one: FoldedLane, other: FoldedLane): FoldedLane {
  return { ...one, marks: [...one.marks, ...other.marks], lanes: one.lanes + other.lanes }
}

/** So many lanes: those that need attention most by themselves, in their order, and all others as the last one. */
export function fewest(lanes: readonly FoldedLane[], count: number, others: LaneTitle): FoldedLane[] {
  if (lanes.length <= count) return [...lanes]
  const ranked = [...lanes].sort((a, b) => concerned(b.marks).length - concerned(a.marks).length)
  const kept = new Set(ranked.slice(0, Math.max(count - 1, 0)))
  const rest = lanes.filter((lane) => !kept.has(lane)).map((lane) => ({ ...lane, ...others, within: [] }))
  return [...lanes.filter((lane) => kept.has(lane)), ...together(rest)]
}
