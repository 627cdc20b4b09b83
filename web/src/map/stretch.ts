import type { TimeScale } from "@/drawing/timescale"

/** So much wider than it has to be the world is made while one zooms: each change of its width is laid out anew. */
const AHEAD = 1.5

/** For which scale an element was drawn, as `stretch` reads it. */
export function drawnFor({ start, perDay }: TimeScale): { "data-start": number; "data-per-day": number } {
  return { "data-start": start, "data-per-day": perDay }
}

/** Makes the world as wide as the scale; while one zooms, at least. */
export function widen(world: HTMLElement, scale: TimeScale, isZooming: boolean): void {
  const needed = Math.ceil(Number(world.dataset.column) + scale.right)
  const present = Number.parseFloat(world.style.width)
  if (isZooming ? present >= needed : present === needed) return
  world.style.width = `${isZooming ? Math.ceil(needed * AHEAD) : needed}px`
}

/**
 * Shows the world at a scale though it was drawn for another: in the page itself, so that a frame of a zoom need draw
 * nothing anew. What within it was drawn for yet another scale has a stretch of its own, until it is drawn again.
 */
export function stretch(world: HTMLElement, scale: TimeScale): void {
  for (const piece of world.querySelectorAll<HTMLElement>("[data-per-day]")) {
    const transform = transformOf({ start: Number(piece.dataset.start), perDay: Number(piece.dataset.perDay) }, scale)
    if (piece.style.transform !== transform) piece.style.transform = transform
  }
}

/** The same for what begins at a pixel of its scale, in a window whose left edge is at a pixel of the other. */
export function transformFrom(drawn: TimeScale, from: number, scale: TimeScale, left: number): string {
  return `translateX(${scale.x(drawn.at(from)) - left}px) scaleX(${scale.perDay / drawn.perDay})`
}

/** What moves and stretches what was drawn for one scale to where another has it. */
export function transformOf({ start, perDay }: Pick<TimeScale, "start" | "perDay">, scale: TimeScale): string {
  const [shift, by] = [scale.x(start), scale.perDay / perDay]
  return shift === 0 && by === 1 ? "" : `translateX(${shift}px) scaleX(${by})`
}
