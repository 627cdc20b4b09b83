import type { Span } from "@/drawing/rows"
import type { TimeScale } from "@/drawing/timescale"

/** What the ground of the map is drawn for: a scale, and the pixels of it between which everything is there. */
export type View = Span & {
  readonly scale: TimeScale
  /** Between which the left edge of the window comes to lie by scrolling, and where it was when one last zoomed. */
  readonly edge: Span
  readonly from: number
}

/** Whether the window shows some of the ground that is not drawn; of what is on the way to another scale the edges may be. */
export function isBare(drawn: View, { scale }: View, window: Span): boolean {
  return drawn.scale === scale && (drawn.left > window.left || drawn.right < window.right)
}
