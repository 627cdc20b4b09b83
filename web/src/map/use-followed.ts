import { useEffect, useState } from "react"
import { flushSync } from "react-dom"
import { afterFrame } from "@/app/after-paint"
import { advanced, begun, covered, type Drawn, isThere, nextOf, type Wanted } from "@/map/follow"
import { Pace } from "@/map/pace"

export type Followed = {
  readonly drawn: Drawn
  /** Whether all pieces are drawn for what is wanted. */
  readonly isThere: boolean
}

/**
 * For which scale each piece of the map is drawn now. What the window shows of a new layout is drawn at once; where the
 * window moves, or one zooms, the pieces follow, in each frame as many as it has time for; held, they wait with that.
 */
export function useFollowed(wanted: Wanted, layout: object, isHeld: boolean): Followed {
  const [state, draw] = useState(() => ({ wanted, layout, drawn: begun(wanted) }))
  const [pace] = useState(() => new Pace())
  let now = state
  if (state.wanted !== wanted) {
    now = { wanted, layout, drawn: state.layout === layout ? covered(state.drawn, wanted) : begun(wanted) }
    draw(now)
  }
  const { drawn } = now
  const there = isThere(drawn, wanted)
  useEffect(() => {
    if (there || isHeld) return
    const frame = requestAnimationFrame(() => {
      const start = performance.now()
      const pieces = nextOf(drawn, wanted, pace.most)
      // In this very frame, so that what it takes is known by its end.
      flushSync(() => draw({ wanted, layout, drawn: advanced(drawn, pieces, wanted) }))
      const work = pieces.reduce((sum, piece) => sum + piece.work, 0)
      afterFrame(() => pace.took(work, performance.now() - start))
    })
    return () => cancelAnimationFrame(frame)
  }, [there, isHeld, drawn, wanted, layout, pace])
  return { drawn, isThere: there }
}
