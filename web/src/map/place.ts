import type { Span } from "@/drawing/rows"
import { DAY } from "@/drawing/time"
import type { TimeScale } from "@/drawing/timescale"
import { headOf } from "@/map/detail"
import type { Layout, Placed, PlacedLane } from "@/map/layout"
import type { Mark } from "@/map/mark"

/** What a milestone covers on the present scale; the layout may be of an earlier one. */
export function spanOf(
  { mark, left, right }: Span & { mark: Pick<Mark, "stone"> },
  { perDay }: Pick<Layout, "perDay">,
  scale: TimeScale,
): Span {
  const shift = scale.x(mark.stone) - (mark.stone / DAY) * perDay
  return { left: left + shift, right: right + shift }
}

/** How far a milestone reaches under its base line. */
export function footOf({ detail }: Layout): number {
  return Math.max(detail.row - headOf(detail) - 2, 5)
}

/** The milestone at a point of the drawing. */
export function hit(layout: Layout, scale: TimeScale, x: number, y: number): Placed | undefined {
  const lane = layout.lanes.find(({ top, height }) => y >= top && y < top + height)
  const head = headOf(layout.detail)
  return lane?.placed.find((placed) => {
    if (y < placed.base - head || y > placed.base + footOf(layout)) return false
    const { left, right } = spanOf(placed, layout, scale)
    return x >= left - 4 && x <= right + 4
  })
}

export function find(layout: Layout, id: string | undefined): Placed | undefined {
  if (id === undefined) return undefined
  for (const { placed } of layout.lanes) {
    const found = placed.find(({ mark }) => mark.id === id)
    if (found) return found
  }
  return undefined
}

export type Direction = "earlier" | "later" | "up" | "down" | "first" | "last"

/** The milestone that an arrow key leads to: earlier and later within a lane, the nearest in time in the next one. */
export function neighbour(layout: Layout, id: string, direction: Direction): string | undefined {
  const lanes = layout.lanes.filter(({ placed }) => placed.length > 0)
  const row = lanes.findIndex(({ placed }) => placed.some(({ mark }) => mark.id === id))
  const here = lanes[row] && inTime(lanes[row])
  const place = here?.findIndex(({ mark }) => mark.id === id) ?? -1
  const mark = here?.[place]?.mark
  if (!here || !mark) return undefined
  if (direction === "up" || direction === "down") {
    const lane = lanes[row + (direction === "up" ? -1 : 1)]
    return lane && nearest(lane, mark.stone)
  }
  const next = { earlier: place - 1, later: place + 1, first: 0, last: here.length - 1 }[direction]
  return here[next]?.mark.id
}

function inTime({ placed }: PlacedLane): Placed[] {
  return [...placed].sort((a, b) => a.mark.stone - b.mark.stone || a.base - b.base)
}

function nearest({ placed }: PlacedLane, at: number): string | undefined {
  const away = ({ mark }: Placed) => Math.abs(mark.stone - at)
  return placed.reduce<Placed | undefined>((best, each) => (best && away(best) <= away(each) ? best : each), undefined)
    ?.mark.id
}
