import { memo } from "react"
import type { Minutes } from "@/drawing/time"
import { type Row, type View, wordsAt } from "@/map/head-rows"
import classes from "@/map/map.module.css"

type PinnedProps = { rows: readonly Row[]; view: View; edge: Minutes | undefined }

/**
 * The words of the head that would have gone out of the window with where they begin: they stand at its edge while that
 * keeps still. What stayed there while it moves would have all of the head painted in every frame.
 */
export const Pinned = memo(function Pinned({ rows, view, edge }: PinnedProps) {
  return (
    <div className={classes.pinned} aria-hidden="true">
      {edge !== undefined &&
        rows.map((row) => (
          <span key={row.kind + row.top} data-row={row.kind} style={{ top: row.top }}>
            {wordsAt(row, view.scale.x(edge))}
          </span>
        ))}
    </div>
  )
})
