import { type FocusEvent, useCallback, useEffect, useRef } from "react"

/**
 * Gives the focus back, once this is gone, to what had it before, unless something else has taken it by then. What stays
 * open while one comes and goes hands on its `onFocus`: what one came from last is then gone back to.
 */
export function useFocusBack(): (event: FocusEvent) => void {
  const before = useRef(document.activeElement)
  useEffect(
    () => () => {
      const { activeElement, body } = document
      const isFree = activeElement === null || activeElement === body
      if (isFree && isFocusable(before.current)) before.current.focus({ preventScroll: true })
    },
    [],
  )
  return useCallback(({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) before.current = relatedTarget
  }, [])
}

function isFocusable(element: Element | null): element is HTMLElement | SVGElement {
  return (element instanceof HTMLElement || element instanceof SVGElement) && element.isConnected
}
