import { group } from "d3-array"
import type { Span } from "@/drawing/rows"
import type { TimeScale } from "@/drawing/timescale"
import { headOf } from "@/map/detail"
import type { Piece } from "@/map/follow"
import type { Layout, Placed, PlacedLane } from "@/map/layout"
import { footOf, spanOf } from "@/map/place"
import type { Part } from "@/map/use-viewport"

/**
 * Some neighbours of a lane, which are drawn together and in full: where the window moves, what is there stays as it is,
 * and what comes into sight is all that is drawn.
 */
export type Strip = Piece & {
  readonly lane: PlacedLane
  readonly top: number
  readonly bottom: number
  readonly placed: readonly Placed[]
}

/** So many milestones fill a strip; from afar, where each is less work, more of them. */
const FULL = 4
const FULL_FAR = 30
/** So many rows at most. */
const TALL = 6

/** The strips of a layout, from top to bottom, and in each lane from left to right. */
export function stripsOf(layout: Layout): Strip[] {
  const most = layout.detail.label === "free" ? FULL_FAR : FULL
  return layout.lanes.flatMap((lane) =>
    bands(lane.placed)
      .flatMap((band) => cells(band, most))
      .map((placed, number) => ({
        key: `${lane.lane.id} ${number}`,
        lane,
        top: Math.min(...placed.map(({ base }) => base)) - headOf(layout.detail),
        bottom: Math.max(...placed.map(({ base }) => base)) + footOf(layout),
        placed,
        work: placed.length,
      })),
  )
}

/** Milestones of whole rows, a few rows each. */
function bands(placed: readonly Placed[]): Placed[][] {
  const rows = group(placed, ({ base }) => base)
  const bases = [...rows.keys()].sort((a, b) => a - b)
  const found: Placed[][] = []
  for (let first = 0; first < bases.length; first += TALL) {
    found.push(bases.slice(first, first + TALL).flatMap((base) => rows.get(base) ?? []))
  }
  return found
}

/** Milestones that stand near one another, as many in each cell as fit, or one less. */
function cells(band: readonly Placed[], most: number): Placed[][] {
  const across = [...band].sort((a, b) => a.left - b.left)
  const count = Math.ceil(across.length / most)
  const start = (place: number) => Math.round((across.length * place) / count)
  return Array.from({ length: count }, (_, place) => across.slice(start(place), start(place + 1)))
}

/** From where to where the milestones of a strip reach on a scale. */
export function reachOf({ placed }: Strip, layout: Layout, scale: TimeScale): Span {
  const spans = placed.map((each) => spanOf(each, layout, scale))
  return { left: Math.min(...spans.map(({ left }) => left)), right: Math.max(...spans.map(({ right }) => right)) }
}

/** Whether something of a strip can be seen, which reaches so far on the scale. */
export function isSeen({ top, bottom }: Strip, { left, right }: Span, part: Part): boolean {
  return top < part.bottom && bottom > part.top && left < part.right && right > part.left
}
