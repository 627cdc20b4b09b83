import type { Layout, PlacedLane } from "@/map/layout"

/** The part of a layout that stands on one page, from top to bottom, in pixels of the layout. */
export type Page = { readonly top: number; readonly bottom: number }

/** A layout cut into pages of so many pixels: between lanes, and within a lane only where it is higher than a page. */
export function pagesOf(layout: Layout, room: number): Page[] {
  const pages: Page[] = []
  let top = 0
  while (layout.height - top > room) {
    const bottom = cutBefore(layout, top, top + room)
    pages.push({ top, bottom })
    top = bottom
  }
  return [...pages, { top, bottom: layout.height }]
}

/** The lanes of which something stands on a page. */
export function lanesOn(layout: Layout, { top, bottom }: Page): PlacedLane[] {
  return layout.lanes.filter((lane) => lane.top < bottom && lane.top + lane.height > top)
}

function cutBefore(layout: Layout, from: number, to: number): number {
  const between = layout.lanes.map(({ top }) => top).filter((top) => top > from && top <= to)
  return between.at(-1) ?? cutWithin(layout, from, to)
}

/** Between two rows of a lane that is higher than a page; wherever the page ends, if not even one row fits. */
function cutWithin({ lanes, detail }: Layout, from: number, to: number): number {
  const lane = lanes.find(({ top, height }) => top <= from && top + height > from)
  const first = (lane?.top ?? 0) + detail.laneAir
  const rows = Math.floor((to - first) / detail.row)
  const cut = first + rows * detail.row
  return cut > from ? cut : to
}
