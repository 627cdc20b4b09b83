import type { TimeScale } from "@/drawing/timescale"
import { headOf } from "@/map/detail"
import { labelOf } from "@/map/label"
import type { Layout, Placed } from "@/map/layout"
import classes from "@/map/map.module.css"
import type { Mark } from "@/map/mark"
import { find, footOf, spanOf } from "@/map/place"
import { Signs } from "@/map/signs"

type FrontProps = {
  layout: Layout
  scale: TimeScale
  /** What the paper does not show, as it stands now. */
  held: readonly Mark[]
  selected: string | undefined
  /** The one that has the focus. */
  focused: string | undefined
  /** Others that matter now. */
  around: readonly (string | undefined)[]
}

/** What is drawn in front of the paper: a milestone whose date is moved, and from afar those that matter now, in full. */
export function Front({ layout, scale, held, selected, focused, around }: FrontProps) {
  const far = layout.detail.label === "free"
  const ids = new Set([...(far ? [selected, ...around, focused] : []), ...held.map(({ id }) => id)])
  const placed = [...ids].map((id) => find(layout, id)).filter((each) => each !== undefined)
  return (
    // What can be chosen, and is read aloud, stands by itself.
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g aria-hidden="true" pointerEvents="none">
      {placed.map((each) => (
        <Milestone
          key={each.mark.id}
          placed={each}
          mark={held.find(({ id }) => id === each.mark.id) ?? each.mark}
          layout={layout}
          scale={scale}
          isSelected={each.mark.id === selected}
          isFocused={each.mark.id === focused}
        />
      ))}
    </g>
  )
}

type MilestoneProps = {
  placed: Placed
  mark: Mark
  layout: Layout
  scale: TimeScale
  isSelected: boolean
  isFocused: boolean
}

/** A milestone by itself; from afar on paper of its own, with its words wherever it stands. */
function Milestone({ placed, mark, layout, scale, isSelected, isFocused }: MilestoneProps) {
  const { detail } = layout
  const { base, said, shift } = placed
  const far = detail.label === "free"
  const label = mark === placed.mark ? placed.label : labelOf(mark, detail)
  return (
    <>
      {far && <Paper placed={placed} layout={layout} scale={scale} isSelected={isSelected} isFocused={isFocused} />}
      <Signs
        mark={mark}
        base={base}
        label={said || far ? label : undefined}
        shift={shift}
        detail={detail}
        scale={scale}
      />
    </>
  )
}

const AROUND = { across: 7, up: 3, down: 1 }

function Paper({ placed, layout, scale, isSelected, isFocused }: Omit<MilestoneProps, "mark">) {
  const { left, right } = spanOf(placed, layout, scale)
  const top = placed.base - headOf(layout.detail) - AROUND.up
  return (
    <rect
      className={classes.front}
      data-selected={isSelected || undefined}
      data-focused={isFocused || undefined}
      x={left - AROUND.across}
      y={top}
      width={right + placed.label.width + 8 - left + 2 * AROUND.across}
      height={placed.base + footOf(layout) + AROUND.down - top}
      rx={8}
    />
  )
}
