import type { Rect } from "@/map/tiles/paint"

/** A tile of the paper, by its column and row. */
export type Tile = { readonly key: string; readonly part: Rect }

/** The pixels of a tile's side: a whole number of points, so that no seam is seen. */
export function sideOf(ratio: number): number {
  return Math.round(SIDE * ratio) / ratio
}
const SIDE = 400

/** The tiles of paper that is so large of which something lies in a part, those nearest to its middle first. */
export function tilesIn(part: Rect, paper: { width: number; height: number }, side: number): Tile[] {
  const [right, bottom] = [Math.min(part.right, paper.width), Math.min(part.bottom, paper.height)]
  const found: Tile[] = []
  for (let row = Math.floor(Math.max(part.top, 0) / side); row * side < bottom; row += 1) {
    for (let column = Math.floor(Math.max(part.left, 0) / side); column * side < right; column += 1) {
      const [left, top] = [column * side, row * side]
      found.push({ key: `${column} ${row}`, part: { left, top, right: left + side, bottom: top + side } })
    }
  }
  return found.sort((a, b) => away(a.part, part) - away(b.part, part))
}

/** How far the middle of one part is from that of another. */
export function away(one: Rect, other: Rect): number {
  const across = one.left + one.right - other.left - other.right
  return Math.hypot(across, one.top + one.bottom - other.top - other.bottom) / 2
}

/** A part with so many pixels around it. */
export function grown({ left, top, right, bottom }: Rect, by: number): Rect {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}
