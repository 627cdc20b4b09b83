import { startTransition, useEffect, useState } from "react"
import { afterPaint } from "@/app/after-paint"

/**
 * The same value once the page has shown that it is wanted; until then the one before, and at first none. By it is drawn
 * what takes longer than a frame: in pieces, while what was there before stays.
 */
export function useAfterPaint<Value>(wanted: Value): Value | undefined {
  const [value, setValue] = useState<Value>()
  useEffect(() => {
    let isOver = false
    afterPaint(() => isOver || startTransition(() => setValue(wanted)))
    return () => {
      isOver = true
    }
  }, [wanted])
  return value
}
