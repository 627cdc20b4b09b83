import { type RefObject, useEffect } from "react"
import type { Viewport } from "@/map/use-viewport"

/** Zooming by the wheel with a key held, by a pinch on the pad, and by two fingers: at most once a frame. */
export function useZoomGestures(
  scroller: RefObject<HTMLDivElement | null>,
  inset: number,
  zoomOn: Viewport["zoomOn"],
): void {
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    let waiting: { factor: number; around: number } | undefined
    const zoom = (factor: number, around: number) => {
      if (!waiting) requestAnimationFrame(act)
      waiting = { factor: (waiting?.factor ?? 1) * factor, around }
    }
    const act = () => {
      const found = waiting
      waiting = undefined
      if (found) zoomOn(found.factor, found.around)
    }
    const from = () => box.getBoundingClientRect().left + inset
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
      zoom(Math.exp(-event.deltaY * lines * 0.004), event.clientX - from())
    }
    let apart: number | undefined
    const touch = (event: TouchEvent) => {
      const [one, other] = event.touches
      if (!one || !other || event.touches.length !== 2) {
        apart = undefined
        return
      }
      event.preventDefault()
      const now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)
      if (apart) zoom(now / apart, (one.clientX + other.clientX) / 2 - from())
      apart = now
    }
    box.addEventListener("wheel", wheel, { passive: false })
    for (const type of ["touchstart", "touchmove", "touchend"] as const) {
      box.addEventListener(type, touch, { passive: false })
    }
    return () => {
      box.removeEventListener("wheel", wheel)
      for (const type of ["touchstart", "touchmove", "touchend"] as const) box.removeEventListener(type, touch)
    }
  }, [scroller, inset, zoomOn])
}
