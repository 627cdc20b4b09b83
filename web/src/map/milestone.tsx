import { memo } from "react"
import type { TimeScale } from "@/drawing/timescale"
import { headOf } from "@/map/detail"
import type { Layout, Placed } from "@/map/layout"
import classes from "@/map/map.module.css"
import type { Mark } from "@/map/mark"
import { footOf, spanOf } from "@/map/place"
import { sentenceOf } from "@/map/sentence"
import { Signs, Words } from "@/map/signs"

type MilestoneProps = {
  placed: Placed
  layout: Layout
  scale: TimeScale
  selected: boolean
  /** Whether the tabulator key stops here. */
  current: boolean
  /** Drawn instead, while one of its dates is dragged. */
  dragged: Mark | undefined
  /** In front of others: its words are shown wherever they stand, on paper. */
  front?: boolean
}

/** A milestone that can be reached and chosen. */
export const Milestone = memo(function Milestone(props: MilestoneProps) {
  const { placed, layout, scale, selected, current, dragged, front = false } = props
  const { base, label, said } = placed
  const mark = dragged ?? placed.mark
  const { left, right } = spanOf(placed, layout, scale)
  const top = base - headOf(layout.detail)
  const wide = front && !said ? Math.max(right, right + label.width + 8) : right
  const words = said || front ? label : undefined
  const place = { mark, base, detail: layout.detail, scale }
  const frame = { x: left - 7, y: top - 3, width: wide - left + 14, height: base + footOf(layout) - top + 4, rx: 8 }
  return (
    <>
      <g
        role="option"
        data-milestone={mark.id}
        aria-selected={selected}
        aria-label={sentenceOf(mark)}
        tabIndex={current ? 0 : -1}
        className={classes.milestone}
        data-selected={selected || undefined}
        data-front={front || undefined}
      >
        <rect className={classes.frame} {...frame} />
        <Signs {...place} label={undefined} />
      </g>
      {/* The label above says the same in full, where these words may be cut short. */}
      {words && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
        <g aria-hidden="true" pointerEvents="none">
          <Words {...place} label={words} shift={placed.shift} />
        </g>
      )}
    </>
  )
})
