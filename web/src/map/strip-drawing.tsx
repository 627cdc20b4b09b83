import { memo } from "react"
import { batchOf } from "@/map/batch"
import type { View } from "@/map/follow"
import type { Layout } from "@/map/layout"
import classes from "@/map/map.module.css"
import type { Mark } from "@/map/mark"
import { MilestoneFrame } from "@/map/milestone"
import { placedIn } from "@/map/place"
import { Words } from "@/map/signs"
import { drawnFor } from "@/map/stretch"
import type { Strip } from "@/map/strip"
import { StripSigns } from "@/map/strip-signs"

type StripProps = {
  strip: Strip
  layout: Layout
  view: View
  /** Those of this strip, if any. */
  selected: string | undefined
  current: string | undefined
  dragged: Mark | undefined
}

/** A strip of the map. */
export const StripDrawing = memo(function StripDrawing(props: StripProps) {
  const { strip, view, layout } = props
  const far = layout.detail.label === "free"
  return (
    <svg
      className={classes.strip}
      width={1}
      height={1}
      role={far ? "none" : "group"}
      aria-label={far ? undefined : strip.lane.lane.name}
      {...drawnFor(view.scale)}
    >
      <Content {...props} />
    </svg>
  )
})

/** What of a strip can be seen; from afar its milestones are no more than signs. */
function Content({ strip, layout, view, selected, current, dragged }: StripProps) {
  const { detail } = layout
  const { scale } = view
  const visible = placedIn(strip, layout, scale, view)
  const marked = visible.map((placed) => (placed.mark.id === dragged?.id ? { ...placed, mark: dragged } : placed))
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
}
