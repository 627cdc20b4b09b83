import { type PointerEvent, type RefObject, useCallback, useRef } from "react"

const LEAST = 4

/** Moving the window by dragging its paper with the mouse; fingers scroll by themselves. */
export function usePan(scroller: RefObject<HTMLElement | null>) {
  const held = useRef<{ x: number; y: number; left: number; top: number; moved: boolean } | undefined>(undefined)
  const moved = useRef(false)
  const onPointerDown = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const box = scroller.current
      moved.current = false
      if (!box || event.pointerType === "touch" || event.button > 1) return
      if (!(event.target as Element).closest("[data-paper]")) return
      held.current = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop, moved: false }
    },
    [scroller],
  )
  const onPointerMove = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const box = scroller.current
      const from = held.current
      if (!box || !from) return
      if (!from.moved && Math.hypot(event.clientX - from.x, event.clientY - from.y) < LEAST) return
      if (!from.moved) {
        box.setPointerCapture(event.pointerId)
        box.toggleAttribute("data-panning", true)
      }
      from.moved = true
      moved.current = true
      box.scrollLeft = from.left - (event.clientX - from.x)
      box.scrollTop = from.top - (event.clientY - from.y)
    },
    [scroller],
  )
  const letGo = useCallback(() => {
    held.current = undefined
    scroller.current?.toggleAttribute("data-panning", false)
  }, [scroller])
  /** Whether the click that follows is the end of a move. */
  const panned = useCallback(() => moved.current, [])
  return { handlers: { onPointerDown, onPointerMove, onPointerUp: letGo, onPointerCancel: letGo }, panned }
}
