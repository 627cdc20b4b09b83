import { useState, useSyncExternalStore } from "react"
import type { View } from "@/map/head-rows"
import type { Viewport } from "@/map/use-viewport"

/** What is drawn while one zooms, apart from the state of the map, which is drawn anew as a whole when that changes. */
export function usePassing() {
  const [store] = useState(() => {
    let drawn: View | undefined
    const told = new Set<() => void>()
    return {
      now: () => drawn,
      show: (next: View | undefined) => {
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
export function useDrawn({ passing, onPassing, scale, part, from }: Viewport): View {
  return useSyncExternalStore(onPassing, passing) ?? { ...part, scale, from }
}
