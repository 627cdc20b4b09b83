import { useEffect, useState } from "react"
import { flushSync } from "react-dom"
import type { Span } from "@/drawing/rows"
import { isBare, type View } from "@/map/ground"

export type Late = { readonly view: View; readonly isThere: boolean }

/**
 * A view that follows another in a frame of its own, so that not everything that follows the window is drawn anew in one;
 * at once where the layout is new, or the window would show something bare.
 */
export function useLate(wanted: View, layout: object, window: Span): Late {
  const [drawn, draw] = useState({ view: wanted, layout })
  let now = drawn
  if (drawn.view !== wanted && (drawn.layout !== layout || isBare(drawn.view, wanted, window))) {
    now = { view: wanted, layout }
    draw(now)
  }
  const { view } = now
  useEffect(() => {
    if (view === wanted) return
    // The next frame has what has just been rendered.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => flushSync(() => draw({ view: wanted, layout })))
    })
    return () => cancelAnimationFrame(frame)
  }, [view, wanted, layout])
  return { view, isThere: view === wanted }
}
