import { memo } from "react"
import type { TimeScale } from "@/drawing/timescale"
import { batchOf } from "@/map/batch"
import type { Layout } from "@/map/layout"
import classes from "@/map/map.module.css"
import type { Mark } from "@/map/mark"
import { MilestoneFrame } from "@/map/milestone"
import { Words } from "@/map/signs"
import { transformOf } from "@/map/stretch"
import type { Strip } from "@/map/strip"
import { StripSigns } from "@/map/strip-signs"

type StripProps = {
  strip: Strip
  layout: Layout
  /** For which it is drawn. */
  scale: TimeScale
  /** Those of this strip, if any. */
  selected: string | undefined
  current: string | undefined
  dragged: Mark | undefined
}

/** A strip of the map, on paper that may be of another scale. */
export const StripDrawing = memo(function StripDrawing({ base, ...own }: StripProps & { base: TimeScale }) {
  return (
    <svg className={classes.strip} width={1} height={1} role="none" style={{ transform: transformOf(own.scale, base) }}>
      <Content {...own} />
    </svg>
  )
})

/** From afar milestones are no more than signs. */
const Content = memo(function Content({ strip, layout, scale, selected, current, dragged }: StripProps) {
  const { detail } = layout
  const marked = strip.placed.map((placed) => (placed.mark.id === dragged?.id ? { ...placed, mark: dragged } : placed))
  return (
    <>
      {detail.label !== "free" &&
        marked.map((placed) => (
          <MilestoneFrame
            key={placed.mark.id}
            placed={placed}
            layout={layout}
            scale={scale}
            selected={placed.mark.id === selected}
            current={placed.mark.id === current}
          />
        ))}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g aria-hidden="true" pointerEvents="none">
        <StripSigns batch={batchOf(marked, detail, scale)} detail={detail} />
        {marked
          .filter(({ said }) => said)
          .map(({ mark, base, label, shift }) => (
            <Words key={mark.id} mark={mark} base={base} label={label} shift={shift} detail={detail} scale={scale} />
          ))}
      </g>
    </>
  )
})
