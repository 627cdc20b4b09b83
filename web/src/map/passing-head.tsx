import { useEffect, useRef } from "react"
import type { TimeScale } from "@/drawing/timescale"
import { paintHead } from "@/map/head-paint"
import { type Heading, headHeight, type View } from "@/map/head-rows"
import classes from "@/map/map.module.css"
import { transformFrom } from "@/map/stretch"
import type { Look } from "@/map/tiles/look"
import { AT_ONCE, type Viewport } from "@/map/use-viewport"

type PassingHeadProps = {
  heading: Heading
  /** Of the window. */
  width: number
  look: Look
  viewport: Viewport
}

/**
 * The head while one zooms, in front of the one in the page: painted anew as often as the paper is, and stretched in
 * between.
 */
export function PassingHead({ heading, width, look, viewport: { watch, passing, onPassing } }: PassingHeadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const height = headHeight(heading.phases)
  const wide = Math.ceil(width * (1 + 2 * AT_ONCE))
  useEffect(() => {
    const element = canvas.current
    const pen = element?.getContext("2d")
    if (!element || !pen) return
    let painted: View | undefined
    let shown: { scale: TimeScale; left: number } | undefined
    const put = () => {
      if (painted && shown)
        element.style.transform = transformFrom(painted.scale, painted.left, shown.scale, shown.left)
    }
    const paint = () => {
      painted = passing()
      if (painted) paintHead(pen, painted, heading, look)
      put()
    }
    paint()
    const stops = [
      onPassing(paint),
      watch({
        moved: (left) => {
          if (shown) shown = { ...shown, left }
          put()
        },
        zoomed: (scale, left) => {
          shown = { scale, left }
          put()
        },
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [heading, look, watch, passing, onPassing])
  return (
    <div className={classes.passing} style={{ width, height }} aria-hidden="true">
      <canvas
        ref={canvas}
        width={Math.max(Math.round(wide * look.ratio), 1)}
        height={Math.round(height * look.ratio)}
        style={{ width: wide, height }}
      />
    </div>
  )
}
