import { memo } from "react"
import type { TimeScale } from "@/drawing/timescale"
import { FarLane } from "@/map/far-lane"
import type { Layout, PlacedLane } from "@/map/layout"
import type { Mark } from "@/map/mark"
import { Milestone } from "@/map/milestone"
import { placedIn } from "@/map/place"
import { Words } from "@/map/signs"
import type { Part } from "@/map/use-viewport"

type LaneProps = {
  lane: PlacedLane
  layout: Layout
  scale: TimeScale
  part: Part
  /** Those of this lane, if any. */
  selected: string | undefined
  current: string | undefined
  dragged: Mark | undefined
}

/** What can be seen of a lane: each milestone by itself, or from afar all of them at once. */
export const LaneMarks = memo(function LaneMarks({ lane, layout, scale, part, selected, current, dragged }: LaneProps) {
  const visible = placedIn(lane, layout, scale, part)
  if (layout.detail.label === "free") {
    return (
      <g>
        <FarLane placed={visible} detail={layout.detail} scale={scale} />
        {visible
          .filter(({ said }) => said)
          .map(({ mark, base, label }) => (
            <Words key={mark.id} mark={mark} base={base} label={label} detail={layout.detail} scale={scale} />
          ))}
      </g>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a drawing
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the milestones of a lane are a group of the list box
    <g role="group" aria-label={lane.lane.name}>
      {visible.map((placed) => (
        <Milestone
          key={placed.mark.id}
          placed={placed}
          layout={layout}
          scale={scale}
          selected={placed.mark.id === selected}
          current={placed.mark.id === current}
          dragged={placed.mark.id === dragged?.id ? dragged : undefined}
        />
      ))}
    </g>
  )
})
