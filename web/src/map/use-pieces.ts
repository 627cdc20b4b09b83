import { useMemo } from "react"
import type { TimeScale } from "@/drawing/timescale"
import type { Layout } from "@/map/layout"
import { isSeen, reachOf, type Strip, stripsOf } from "@/map/strip"
import { type Followed, useFollowed } from "@/map/use-followed"
import type { Part, Viewport } from "@/map/use-viewport"

export type Pieces = Followed & { readonly strips: readonly Strip[] }

/** All strips of the map, and which of them are drawn for what scale while they follow one. */
export function usePieces(layout: Layout, scale: TimeScale, viewport: Viewport, isHeld: boolean): Pieces {
  const { part, far, seen, isZooming } = viewport
  const strips = useMemo(() => stripsOf(layout), [layout])
  const reaches = useMemo(() => strips.map((strip) => reachOf(strip, layout, scale)), [strips, layout, scale])
  const wanted = useMemo(() => {
    const within = (room: Part) => strips.filter((strip, place) => isSeen(strip, reaches[place] ?? NOWHERE, room))
    const shown = within(seen)
    // While one zooms the edges may be bare, and nothing is taken down that may be back at once.
    if (isZooming) return { scale, seen: [], due: shown, kept: strips }
    return { scale, seen: shown, due: within(part), kept: within(far) }
  }, [strips, reaches, scale, part, far, seen, isZooming])
  return { strips, ...useFollowed(wanted, layout, isHeld) }
}

const NOWHERE = { left: 0, right: 0 }
