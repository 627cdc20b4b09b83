import { type RefObject, useLayoutEffect, useRef } from "react"

/** A text area as high as its text. */
export function useAutosize(value: string, wanted: boolean): RefObject<HTMLTextAreaElement | null> {
  const ref = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what makes it higher
  useLayoutEffect(() => {
    const area = ref.current
    if (!wanted || !area) return
    area.style.height = "0"
    area.style.height = `${area.scrollHeight}px`
  }, [value, wanted])
  return ref
}
