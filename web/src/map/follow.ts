import type { Span } from "@/drawing/rows"
import type { TimeScale } from "@/drawing/timescale"

/** What a part of the map is drawn for: a scale, and the pixels of it between which everything is there. */
export type View = Span & {
  readonly scale: TimeScale
  /** Between which the left edge of the window comes to lie by scrolling, and where it was when one last zoomed. */
  readonly edge: Span
  readonly from: number
}

/** A part of the map that is drawn by itself. */
export type Piece = { readonly key: string; readonly work: (view: View) => number }

/** For what each piece that is drawn was drawn, by its key; the one that was drawn longest ago comes first. */
export type Views = ReadonlyMap<string, View>

/** For what all pieces are to be drawn in the end; those the window shows, between `window`, may not be bare meanwhile. */
export type Wanted = {
  /** All that may be there. */
  readonly pieces: readonly Piece[]
  /** Those that are to be drawn for the view; others may stay as they are. */
  readonly due: readonly Piece[]
  readonly view: View
  readonly seen: readonly Piece[]
  readonly window: Span
  /** How much work there is time for in a frame. */
  readonly most: number
}

/** All pieces drawn at once. */
export function allAt({ pieces, view }: Wanted): Views {
  return new Map(pieces.map(({ key }) => [key, view]))
}

/** What must be drawn at once: what the window would show bare. */
export function covered(old: Views, wanted: Wanted): Views {
  const keys = new Set(wanted.pieces.map(({ key }) => key))
  const bare = wanted.seen.filter(({ key }) => isBare(old.get(key), wanted))
  return drawn(new Map([...old].filter(([key]) => keys.has(key))), bare, wanted)
}

/** A step on the way: as many pieces as a frame has time for, and one at least. */
export function advanced(old: Views, wanted: Wanted): Views {
  const waiting = waitingIn(old, wanted)
  const { view, most } = wanted
  let work = 0
  const count = waiting.findIndex((piece) => {
    work += piece.work(view)
    return work > most
  })
  return drawn(old, waiting.slice(0, count === -1 ? waiting.length : Math.max(count, 1)), wanted)
}

function drawn(old: Views, pieces: readonly Piece[], { view }: Wanted): Views {
  const next = new Map(old)
  for (const { key } of pieces) {
    next.delete(key)
    next.set(key, view)
  }
  return next
}

/** Whether all pieces that are due are drawn for what is wanted. */
export function isThere(views: Views, { due, view }: Wanted): boolean {
  return due.every(({ key }) => views.get(key) === view)
}

/** Pieces that are not drawn at all, then those that were drawn for something else, the oldest first. */
function waitingIn(views: Views, { due, view }: Wanted): Piece[] {
  const order = new Map([...views.keys()].map((key, place) => [key, place]))
  return due
    .filter(({ key }) => views.get(key) !== view)
    .sort((a, b) => (order.get(a.key) ?? -1) - (order.get(b.key) ?? -1))
}

/** Whether the window shows some of it that is not drawn; of what is on the way to another scale the edges may be. */
function isBare(drawn: View | undefined, { view, window }: Wanted): boolean {
  if (!drawn) return true
  return drawn.scale === view.scale && (drawn.left > window.left || drawn.right < window.right)
}
