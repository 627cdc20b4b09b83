import type { TimeScale } from "@/drawing/timescale"

/** A part of the map that is drawn by itself, and how much work that is, counted in milestones. */
export type Piece = { readonly key: string; readonly work: number }

/** For which scale each piece that is there was drawn, by its key; the one that was drawn longest ago comes first. */
export type Drawn = ReadonlyMap<string, TimeScale>

/** What is to be there in the end. */
export type Wanted = {
  readonly scale: TimeScale
  /** May not be missing meanwhile. */
  readonly seen: readonly Piece[]
  /** Are to be drawn for the scale. */
  readonly due: readonly Piece[]
  /** May stay as they are; all others are taken down. */
  readonly kept: readonly Piece[]
}

/** So many pieces are taken down in one frame. */
const AWAY = 2

/** What must be there at once of a new layout: the rest follows. */
export function begun({ seen, scale }: Wanted): Drawn {
  return drawnFor(new Map(), seen, scale)
}

/** What must be there at once where the window has moved. */
export function covered(drawn: Drawn, { seen, scale }: Wanted): Drawn {
  const missing = seen.filter(({ key }) => !drawn.has(key))
  return missing.length === 0 ? drawn : drawnFor(drawn, missing, scale)
}

/** What is to be drawn in the next frame: not more work than there is time for, but one piece at least. */
export function nextOf(drawn: Drawn, wanted: Wanted, most: number): Piece[] {
  const waiting = waitingIn(drawn, wanted)
  let work = 0
  const count = waiting.findIndex((piece) => {
    work += piece.work
    return work > most
  })
  return waiting.slice(0, count === -1 ? waiting.length : Math.max(count, 1))
}

/** A step on the way: pieces drawn, or a few taken down where none is waiting. */
export function advanced(drawn: Drawn, pieces: readonly Piece[], wanted: Wanted): Drawn {
  if (pieces.length > 0) return drawnFor(drawn, pieces, wanted.scale)
  const away = new Set(idleIn(drawn, wanted).slice(0, AWAY))
  return new Map([...drawn].filter(([key]) => !away.has(key)))
}

/** Whether nothing is left to do. */
export function isThere(drawn: Drawn, wanted: Wanted): boolean {
  return wanted.due.every(({ key }) => drawn.get(key) === wanted.scale) && idleIn(drawn, wanted).length === 0
}

function drawnFor(drawn: Drawn, pieces: readonly Piece[], scale: TimeScale): Drawn {
  const next = new Map(drawn)
  for (const { key } of pieces) {
    next.delete(key)
    next.set(key, scale)
  }
  return next
}

/** Pieces that are not drawn at all, then those that were drawn for another scale, the oldest first. */
function waitingIn(drawn: Drawn, { due, scale }: Wanted): Piece[] {
  const order = new Map([...drawn.keys()].map((key, place) => [key, place]))
  return due
    .filter(({ key }) => drawn.get(key) !== scale)
    .sort((a, b) => (order.get(a.key) ?? -1) - (order.get(b.key) ?? -1))
}

function idleIn(drawn: Drawn, { kept }: Wanted): string[] {
  const staying = new Set(kept.map(({ key }) => key))
  return [...drawn.keys()].filter((key) => !staying.has(key))
}
