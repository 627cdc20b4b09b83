import { useState, useSyncExternalStore } from "react"
import type { Span } from "@/drawing/rows"
import type { TimeScale } from "@/drawing/timescale"
import type { Viewport } from "@/map/use-viewport"

/** A scale that is drawn for, between which of its pixels everything must be there, and where the window began on it. */
export type Drawn = { readonly scale: TimeScale; readonly part: Span; readonly from: number }

/** What is drawn while one zooms, apart from the state of the map, which is drawn anew as a whole when that changes. */
export function usePassing() {
  const [store] = useState(() => {
    let drawn: Drawn | undefined
    const told = new Set<() => void>()
    return {
      now: () => drawn,
      show: (next: Drawn | undefined) => {
        drawn = next
        for (const changed of told) changed()
      },
      watch: (changed: () => void) => {
        told.add(changed)
        return () => void told.delete(changed)
      },
    }
  })
  return store
}

/** What is drawn in front of the paper: while one zooms what the paper shows, else what the window asks for. */
export function useDrawn({ passing, onPassing, scale, part, from }: Viewport): Drawn {
  return useSyncExternalStore(onPassing, passing) ?? { scale, part, from }
}
