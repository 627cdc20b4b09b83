import { memo, type ReactNode, useMemo } from "react"
import type { TimeScale } from "@/drawing/timescale"
import { headOf } from "@/map/detail"
import type { Layout, Placed } from "@/map/layout"
import classes from "@/map/map.module.css"
import type { Mark } from "@/map/mark"
import { footOf, spanOf } from "@/map/place"
import { sentenceOf } from "@/map/sentence"
import { Signs, Words } from "@/map/signs"

type FrameProps = {
  placed: Placed
  layout: Layout
  scale: TimeScale
  selected: boolean
  /** Whether the tabulator key stops here. */
  current: boolean
  /** Room for words, where they stand on paper in front of others. */
  words?: number
  children?: ReactNode
}

/** What one reaches and chooses a milestone by. */
export const MilestoneFrame = memo(function MilestoneFrame(props: FrameProps) {
  const { placed, layout, scale, selected, current, words, children } = props
  const { mark, base } = placed
  const { left, right } = spanOf(placed, layout, scale)
  const top = base - headOf(layout.detail)
  const wide = right + (words ?? 0) - left
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
      data-front={words === undefined ? undefined : true}
    >
      <rect
        className={classes.frame}
        x={left - 7}
        y={top - 3}
        width={wide + 14}
        height={base + footOf(layout) - top + 4}
        rx={8}
      />
      {children}
    </g>
  )
})

type MilestoneProps = Omit<FrameProps, "words" | "children"> & {
  /** Drawn instead, while one of its dates is dragged. */
  dragged: Mark | undefined
  /** In front of others: its words are shown wherever they stand, on paper. */
  front: boolean
}

/** A milestone that is drawn by itself. */
export const Milestone = memo(function Milestone(props: MilestoneProps) {
  const { placed, layout, scale, selected, current, dragged, front } = props
  const { base, label, said } = placed
  const mark = dragged ?? placed.mark
  const words = said || front ? label : undefined
  const place = { mark, base, detail: layout.detail, scale }
  return (
    <>
      <MilestoneFrame
        placed={{ ...placed, mark }}
        layout={layout}
        scale={scale}
        selected={selected}
        current={current}
        {...(front ? { words: said ? 0 : label.width + 8 } : {})}
      >
        <Signs {...place} label={undefined} />
      </MilestoneFrame>
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
