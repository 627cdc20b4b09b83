import { type RefObject, startTransition, useEffect, useLayoutEffect, useState } from "react"
import type { Minutes } from "@/drawing/time"
import type { Size, Viewport } from "@/map/use-viewport"

/** What lies in the window and around it, in moments and in pixels down. */
export type Near = {
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

/**
 * What lies in and around the window, each time that keeps still, gets another size, or other things are shown. While it
 * moves across, it says so of itself.
 */
export function useNear(
  scroller: RefObject<HTMLElement | null>,
  { present, windowOn }: Viewport,
  size: Size,
  shown: object | undefined,
): Near | undefined {
  const [near, setNear] = useState<Near>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown may lie elsewhere, and a larger window shows more
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => {
      const scale = present()
      const { left, right, top, bottom } = windowOn(scale)
      const [across, down] = [(right - left) * BEYOND, (bottom - top) * BEYOND]
      startTransition(() =>
        setNear({
          edge: scale.at(left),
          start: scale.at(left - across),
          finish: scale.at(right + across),
          top: top - down,
          bottom: bottom + down,
        }),
      )
    }
    look()
    let left = box.scrollLeft
    let timer: ReturnType<typeof setTimeout> | undefined
    const moved = () => {
      if (box.scrollLeft !== left) box.toggleAttribute(MOVING, true)
      left = box.scrollLeft
      clearTimeout(timer)
      timer = setTimeout(look, STILL)
    }
    box.addEventListener("scroll", moved, { passive: true })
    return () => {
      clearTimeout(timer)
      box.removeEventListener("scroll", moved)
    }
  }, [scroller, present, windowOn, size, shown])
  // Once what it shows now is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    scroller.current?.toggleAttribute(MOVING, false)
  }, [scroller, near])
  return near
}

const MOVING = "data-moving"
