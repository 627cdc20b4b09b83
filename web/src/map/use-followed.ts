import { useEffect, useState } from "react"
import { advanced, allAt, covered, isThere, type Views, type Wanted } from "@/map/follow"

export type Followed = {
  readonly views: Views
  /** Whether all pieces are drawn for what is wanted. */
  readonly isThere: boolean
}

/**
 * For what each piece of the map is drawn now. A new layout is drawn at once; where the window moves, or one zooms, the
 * pieces follow, a few in each frame.
 */
export function useFollowed(wanted: Wanted, layout: object): Followed {
  const [drawn, draw] = useState(() => ({ wanted, layout, views: allAt(wanted) }))
  let now = drawn
  if (drawn.wanted !== wanted) {
    now = { wanted, layout, views: drawn.layout === layout ? covered(drawn.views, wanted) : allAt(wanted) }
    draw(now)
  }
  const { views } = now
  const there = isThere(views, wanted)
  useEffect(() => {
    if (there) return
    const frame = requestAnimationFrame(() => draw({ wanted, layout, views: advanced(views, wanted) }))
    return () => cancelAnimationFrame(frame)
  }, [there, views, wanted, layout])
  return { views, isThere: there }
}
