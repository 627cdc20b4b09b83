import type { TimeScale } from "@/drawing/timescale"

/** For which scale an element was drawn, as `stretch` reads it. */
export function drawnFor({ start, perDay }: TimeScale): { "data-start": number; "data-per-day": number } {
  return { "data-start": start, "data-per-day": perDay }
}

/**
 * Shows the world at a scale though its pieces were drawn for others: in the page itself, so that a frame of a zoom need
 * draw nothing anew.
 */
export function stretch(world: HTMLElement, scale: TimeScale): void {
  const width = `${Number(world.dataset.column) + scale.right}px`
  if (world.style.width !== width) world.style.width = width
  for (const piece of world.querySelectorAll<HTMLElement | SVGElement>("[data-per-day]")) {
    const transform = transformOf(Number(piece.dataset.start), Number(piece.dataset.perDay), scale)
    if (piece.style.transform !== transform) piece.style.transform = transform
  }
}

/** What moves and stretches a drawing whose left edge is at `start` to where a scale has it. */
export function transformOf(start: number, perDay: number, scale: TimeScale): string {
  const [shift, by] = [scale.x(start), scale.perDay / perDay]
  return shift === 0 && by === 1 ? "" : `translateX(${shift}px) scaleX(${by})`
}
