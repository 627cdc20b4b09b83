import { type RefObject, startTransition, useLayoutEffect, useRef, useState } from "react"
import type { Minutes } from "@/drawing/time"
import type { Showing } from "@/map/use-paper"
import type { Size, Viewport } from "@/map/use-viewport"

/** What the paper shows while it keeps still, and what lies in the window and around it, in moments and in pixels down. */
export type Still = {
  readonly showing: Showing
  /** Where the window begins. */
  readonly edge: Minutes
  readonly start: Minutes
  readonly finish: Minutes
  readonly top: number
  readonly bottom: number
}

const STILL = 150
/** So many windows beyond the one that is seen. */
const BEYOND = 0.25
const MOVING = "data-moving"

/**
 * What is shown in and around the window, each time that keeps still, gets another size, or shows other things. While it
 * moves across, it says so of itself.
 */
export function useStill(
  scroller: RefObject<HTMLElement | null>,
  { present, windowOn }: Viewport,
  size: Size,
  shown: Showing | undefined,
): Still | undefined {
  const [still, setStill] = useState<Still>()
  const last = useRef<Still>(undefined)
  // In the frame in which other things are shown: one drawing costs less than two, and what one reaches for is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a larger window shows more
  useLayoutEffect(() => {
    const box = scroller.current
    // What is on its way to another scale is soon something else.
    if (!box || !shown || shown.layout.perDay !== shown.scale.perDay) return
    const look = (tell: (act: () => void) => void) => {
      const scale = present()
      const { left, right, top, bottom } = windowOn(scale)
      const [across, down] = [(right - left) * BEYOND, (bottom - top) * BEYOND]
      const now = {
        showing: shown,
        edge: scale.at(left),
        start: scale.at(left - across),
        finish: scale.at(right + across),
        top: top - down,
        bottom: bottom + down,
      }
      if (last.current && isSame(last.current, now)) box.toggleAttribute(MOVING, false)
      else {
        last.current = now
        tell(() => setStill(now))
      }
    }
    look((act) => act())
    // Not asked of the page, which would have to be laid out to answer.
    const leftNow = () => windowOn(present()).left
    let left = leftNow()
    let timer: ReturnType<typeof setTimeout> | undefined
    const moved = () => {
      if (leftNow() !== left) box.toggleAttribute(MOVING, true)
      left = leftNow()
      clearTimeout(timer)
      timer = setTimeout(() => look(startTransition), STILL)
    }
    box.addEventListener("scroll", moved, { passive: true })
    return () => {
      clearTimeout(timer)
      box.removeEventListener("scroll", moved)
    }
  }, [scroller, present, windowOn, size, shown])
  // Once what is said of it now is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    scroller.current?.toggleAttribute(MOVING, false)
  }, [scroller, still])
  return still
}

function isSame(a: Still, b: Still): boolean {
  return (Object.keys(a) as (keyof Still)[]).every((each) => a[each] === b[each])
}
