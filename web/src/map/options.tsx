import { memo, useLayoutEffect, useMemo } from "react"
import type { TimeScale } from "@/drawing/timescale"
import { headOf } from "@/map/detail"
import type { Layout, Placed, PlacedLane } from "@/map/layout"
import classes from "@/map/map.module.css"
import { footOf, spanOf } from "@/map/place"
import { sentenceOf } from "@/map/sentence"
import { transformOf } from "@/map/stretch"
import type { Roving } from "@/map/use-roving"
import type { Still } from "@/map/use-still"
import { say } from "@/words/words"

type OptionsProps = {
  still: Still | undefined
  base: TimeScale
  selected: string | undefined
  roving: Roving
}

/**
 * What one reaches and chooses milestones by, and what is read aloud of them: those in and around the window, by their
 * lanes, and nothing that is seen but the frame of the one that is chosen. It follows the paper once that keeps still.
 * From afar, where hundreds are in the window and none could be told from its neighbour, only those that matter now: the
 * others are found by their place, by the arrow keys, and in the table behind the map.
 */
export function Options({ still, base, selected, roving }: OptionsProps) {
  // After each drawing: what has the focus may have come to stand in another lane.
  useLayoutEffect(roving.keepFocus)
  return (
    <div
      role="listbox"
      aria-label={say("map.milestones")}
      ref={roving.list}
      onKeyDown={roving.onKeyDown}
      onFocus={roving.onFocus}
      onBlur={roving.onBlur}
    >
      {still?.showing.layout.lanes.map((lane) => (
        <Lane
          key={lane.lane.id}
          lane={lane}
          near={isNear(lane, still) ? still : undefined}
          layout={still.showing.layout}
          scale={still.showing.scale}
          base={base}
          selected={inside(lane, selected)}
          current={inside(lane, roving.current)}
        />
      ))}
    </div>
  )
}

function isNear({ top, height }: PlacedLane, { showing, top: first, bottom }: Still): boolean {
  return showing.layout.detail.label !== "free" && first < top + height && bottom > top
}

function inside({ placed }: PlacedLane, id: string | undefined): string | undefined {
  return id !== undefined && placed.some(({ mark }) => mark.id === id) ? id : undefined
}

type LaneProps = {
  lane: PlacedLane
  /** Undefined where nothing of the lane is near. */
  near: Still | undefined
  layout: Layout
  /** For which it is laid out. */
  scale: TimeScale
  base: TimeScale
  /** Those of this lane, if any: they are there wherever they stand. */
  selected: string | undefined
  current: string | undefined
}

const Lane = memo(function Lane({ lane, near, layout, scale, base, selected, current }: LaneProps) {
  const placed = useMemo(() => {
    const window = near && { left: scale.x(near.start), right: scale.x(near.finish) }
    return lane.placed.filter((each) => {
      if (each.mark.id === selected || each.mark.id === current) return true
      const { left, right } = spanOf(each, layout, scale)
      return window && left < window.right && right > window.left
    })
  }, [lane, near, layout, scale, selected, current])
  if (placed.length === 0) return null
  const far = layout.detail.label === "free"
  return (
    // biome-ignore lint/a11y/useSemanticElements: options stand in groups, not in fields of a form
    <div role="group" aria-label={lane.lane.name}>
      <svg
        className={classes.strip}
        width={1}
        height={1}
        role="none"
        data-far={far || undefined}
        style={{ transform: transformOf(scale, base) }}
      >
        {placed.map((each) => (
          <Option
            key={each.mark.id}
            placed={each}
            layout={layout}
            scale={scale}
            selected={each.mark.id === selected}
            current={each.mark.id === current}
          />
        ))}
      </svg>
    </div>
  )
})

type OptionProps = {
  placed: Placed
  layout: Layout
  scale: TimeScale
  selected: boolean
  /** Whether the tabulator key stops here. */
  current: boolean
}

const Option = memo(function Option({ placed, layout, scale, selected, current }: OptionProps) {
  const { mark, base } = placed
  const { left, right } = spanOf(placed, layout, scale)
  const top = base - headOf(layout.detail)
  const sentence = useMemo(() => sentenceOf(mark), [mark])
  return (
    <g
      role="option"
      data-milestone={mark.id}
      aria-selected={selected}
      aria-label={sentence}
      tabIndex={current ? 0 : -1}
      className={classes.milestone}
      data-selected={selected || undefined}
    >
      <rect
        className={classes.frame}
        x={left - 7}
        y={top - 3}
        width={right - left + 14}
        height={base + footOf(layout) - top + 4}
        rx={8}
      />
    </g>
  )
})
