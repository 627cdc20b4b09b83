import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react"
import { readWindow, type Stretch, windowText } from "@/drawing/window"

/** The stretch of time that the address asks for, and how the address is told of another one. */
export type Addressed = {
  readonly window: string | undefined
  readonly onWindow: (window: string | undefined) => void
}

export type HeldWindow = {
  /** What is to be shown until the reader moves on; undefined is the whole plan. */
  readonly window: Stretch | undefined
  /** How often the address has asked for another one. */
  readonly asked: number
  /** What the reader shows now; undefined is the whole plan again. */
  readonly tell: (shown: Stretch | undefined) => void
}

/** Keeps what the address asks for apart from what it was told, which is shown already. */
export function useHeldWindow({ window: text, onWindow }: Addressed): HeldWindow {
  const told = useRef(text)
  const [held, hold] = useState({ text, asked: 0 })
  useLayoutEffect(() => {
    if (text === told.current) return
    told.current = text
    hold(({ asked }) => ({ text, asked: asked + 1 }))
  }, [text])
  const tell = useCallback(
    (shown: Stretch | undefined) => {
      const next = shown && windowText(shown)
      if (next === undefined) hold((old) => ({ ...old, text: undefined }))
      if (next === told.current) return
      told.current = next
      onWindow(next)
    },
    [onWindow],
  )
  const window = useMemo(() => readWindow(held.text), [held.text])
  return { window, asked: held.asked, tell }
}
