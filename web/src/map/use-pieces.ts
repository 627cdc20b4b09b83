import { useMemo } from "react"
import type { Piece } from "@/map/follow"
import type { Layout } from "@/map/layout"
import { type Strip, stripsIn, stripsOf } from "@/map/strip"
import { type Followed, useFollowed } from "@/map/use-followed"
import type { Viewport } from "@/map/use-viewport"

/** What stands behind the strips and above them: lines, links and the words of time. */
export const GROUND: Piece = { key: "ground", work: () => 6 }

/** So much is drawn anew in one frame, counted in milestones; from afar, where each is less work, more of them. */
const MOST = 8
const MOST_FAR = 20

/** The strips of the map that are there, and for what they and the ground are drawn. */
export function usePieces(layout: Layout, viewport: Viewport): Followed & { strips: readonly Strip[] } {
  const { scale, part, seen, edge, from, isZooming } = viewport
  const all = useMemo(() => stripsOf(layout), [layout])
  const { left, right } = isZooming ? seen : part
  const view = useMemo(() => ({ scale, left, right, edge, from }), [scale, left, right, edge, from])
  const strips = useMemo(() => stripsIn(all, part), [all, part])
  const wanted = useMemo(() => {
    const shown = [GROUND, ...stripsIn(strips, seen)]
    const pieces = [GROUND, ...strips]
    return {
      pieces,
      due: isZooming ? shown : pieces,
      view,
      seen: shown,
      window: seen,
      most: layout.detail.label === "free" ? MOST_FAR : MOST,
    }
  }, [strips, view, seen, layout, isZooming])
  return { strips, ...useFollowed(wanted, layout) }
}
