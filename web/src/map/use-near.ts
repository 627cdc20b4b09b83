import { type RefObject, startTransition, useEffect, useState } from "react"
import type { Minutes } from "@/drawing/time"
import type { Size, Viewport } from "@/map/use-viewport"

/** What lies in the window and around it, in moments and in pixels down. */
export type Near = {
  readonly start: Minutes
  readonly finish: Minutes
  readonly top: number
  readonly bottom: number
}

const STILL = 150
/** So many windows beyond the one that is seen. */
const BEYOND = 0.25

/** What lies in and around the window, each time that keeps still, gets another size, or other things are shown. */
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
          start: scale.at(left - across),
          finish: scale.at(right + across),
          top: top - down,
          bottom: bottom + down,
        }),
      )
    }
    look()
    let timer: ReturnType<typeof setTimeout> | undefined
    const moved = () => {
      clearTimeout(timer)
      timer = setTimeout(look, STILL)
    }
    box.addEventListener("scroll", moved, { passive: true })
    return () => {
      clearTimeout(timer)
      box.removeEventListener("scroll", moved)
    }
  }, [scroller, present, windowOn, size, shown])
  return near
}
