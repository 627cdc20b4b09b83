import { group } from "d3-array"
import { headOf } from "@/map/detail"
import type { Piece } from "@/map/follow"
import type { Layout, Placed, PlacedLane } from "@/map/layout"
import { footOf, placedIn } from "@/map/place"
import type { Part } from "@/map/use-viewport"

/** Some rows of a lane, which are drawn anew together: all of them where they are few. */
export type Strip = Piece & {
  readonly lane: PlacedLane
  readonly top: number
  readonly bottom: number
  readonly placed: readonly Placed[]
}

/** So many milestones fill a strip. */
const FULL = 30

/** The strips of a layout, from top to bottom. */
export function stripsOf(layout: Layout): Strip[] {
  return layout.lanes.flatMap((lane) =>
    heaps(lane.placed).map((placed, number) => ({
      key: `${lane.lane.id} ${number}`,
      lane,
      top: Math.min(...placed.map(({ base }) => base)) - headOf(layout.detail),
      bottom: Math.max(...placed.map(({ base }) => base)) + footOf(layout),
      placed,
      work: (view) => 1 + placedIn({ placed }, layout, view.scale, view).length,
    })),
  )
}

/** Milestones of whole rows, in heaps that are full. */
function heaps(placed: readonly Placed[]): Placed[][] {
  const rows = group(placed, ({ base }) => base)
  const found: Placed[][] = []
  for (const base of [...rows.keys()].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && last.length < FULL) last.push(...(rows.get(base) ?? []))
    else found.push([...(rows.get(base) ?? [])])
  }
  return found
}

/** The strips of which something can be seen. */
export function stripsIn(strips: readonly Strip[], { top, bottom }: Pick<Part, "top" | "bottom">): Strip[] {
  return strips.filter((strip) => strip.top < bottom && strip.bottom > top)
}
