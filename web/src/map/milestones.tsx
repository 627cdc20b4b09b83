import { group } from "d3-array"
import { useLayoutEffect } from "react"
import type { TimeScale } from "@/drawing/timescale"
import type { Draft } from "@/map/flag-handle"
import type { Layout, Placed } from "@/map/layout"
import classes from "@/map/map.module.css"
import type { Mark } from "@/map/mark"
import { Milestone } from "@/map/milestone"
import { find } from "@/map/place"
import { transformOf } from "@/map/stretch"
import type { Strip } from "@/map/strip"
import { StripDrawing } from "@/map/strip-drawing"
import { type Pieces, usePieces } from "@/map/use-pieces"
import type { Roving } from "@/map/use-roving"
import type { Viewport } from "@/map/use-viewport"
import { say } from "@/words/words"

type MilestonesProps = {
  layout: Layout
  viewport: Viewport
  /** The scale of the ground. */
  ground: TimeScale
  selected: string | undefined
  hovered: string | undefined
  draft: Draft | undefined
  draftMark: Mark | undefined
  roving: Roving
  /** The ground comes first. */
  isHeld: boolean
  /** Told whether all that is to be drawn is there. */
  onThere: (isThere: boolean) => void
}

/** All milestones by their lanes, strip by strip; those that matter now are in front. */
export function Milestones(props: MilestonesProps) {
  const { layout, viewport, ground, selected, hovered, draft, draftMark, roving, isHeld, onThere } = props
  const pieces = usePieces(layout, ground, viewport, isHeld)
  const { strips, drawn, isThere } = pieces
  const far = layout.detail.label === "free"
  const inFront = frontOf([selected, hovered, draft?.id, roving.current], layout, pieces)
  const there = strips.filter(({ key }) => drawn.has(key))
  useLayoutEffect(() => onThere(isThere && !isHeld), [onThere, isThere, isHeld])
  // After each drawing: what has the focus may have come to stand in another strip, or in front.
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
      {[...group(there, ({ lane }) => lane.lane)].map(([lane, own]) => (
        <div key={lane.id} {...(far ? { role: "none" } : { role: "group", "aria-label": lane.name })}>
          {own.map((strip) => (
            <StripDrawing
              key={strip.key}
              strip={strip}
              layout={layout}
              scale={drawn.get(strip.key) ?? ground}
              base={viewport.base}
              selected={inside(strip, selected)}
              current={inside(strip, roving.current)}
              dragged={inside(strip, draftMark?.id) ? draftMark : undefined}
            />
          ))}
        </div>
      ))}
      <svg
        className={classes.strip}
        width={1}
        height={1}
        role="none"
        style={{ transform: transformOf(viewport.scale, viewport.base) }}
      >
        {inFront.map((placed) => (
          <Milestone
            key={placed.mark.id}
            placed={placed}
            layout={layout}
            scale={viewport.scale}
            selected={placed.mark.id === selected}
            current={placed.mark.id === roving.current}
            dragged={placed.mark.id === draftMark?.id ? draftMark : undefined}
            front={far}
          />
        ))}
      </svg>
    </div>
  )
}

/** Milestones to be drawn by themselves though their strip does not: from afar, or out of sight. */
function frontOf(ids: readonly (string | undefined)[], layout: Layout, { strips, drawn }: Pieces): Placed[] {
  const wanted = [...new Set(ids)].map((id) => find(layout, id)).filter((placed) => placed !== undefined)
  if (layout.detail.label === "free") return wanted
  return wanted.filter((placed) => !strips.some((strip) => strip.placed.includes(placed) && drawn.has(strip.key)))
}

function inside({ placed }: Strip, id: string | undefined): string | undefined {
  return id !== undefined && placed.some(({ mark }) => mark.id === id) ? id : undefined
}
