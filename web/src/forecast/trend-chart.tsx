import { type PointerEvent, useState } from "react"
import { percent } from "@/drawing/chance"
import { cut } from "@/drawing/shapes"
import { dayWords, finishWords, format, type Minutes } from "@/drawing/time"
import { Behind } from "@/forecast/behind"
import type { LedgerEntry } from "@/forecast/calls"
import classes from "@/forecast/forecast.module.css"
import { type Point, pointsOf } from "@/forecast/trend"
import { TrendCard } from "@/forecast/trend-card"
import { TrendDrawing } from "@/forecast/trend-drawing"
import { across, type Frame } from "@/forecast/trend-scale"
import { useDrawingWidth } from "@/paper/use-drawing-width"
import { say } from "@/words/words"

const HEIGHT = 300
const LOW = 190

/** How a date moved from revision to revision: the likely span as a band, P50 and P80 as lines, the target beside them. */
export function TrendChart({ entries, name }: { entries: readonly LedgerEntry[]; name: string }) {
  const { ref, width } = useDrawingWidth<HTMLDivElement>()
  const [pointed, setPointed] = useState<number>()
  const points = pointsOf(entries)
  if (points.length === 0) return <p className={classes.second}>{say("forecast.movedNever")}</p>
  const height = points.length === 1 ? LOW : HEIGHT
  const frame: Frame = { left: 74, right: Math.max(200, width - 78), top: 12, bottom: height - 28 }
  const xs = across(points, frame)
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left
    setPointed(nearest(xs, at))
  }
  const shown = pointed === undefined ? undefined : points[pointed]
  const told = say("forecast.movedTold", { name })
  return (
    <div ref={ref} className={classes.trend}>
      {width > 0 && (
        <svg
          className={classes.drawing}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={told}
          onPointerMove={point}
          onPointerLeave={() => setPointed(undefined)}
        >
          <TrendDrawing points={points} xs={xs} frame={frame} />
          {pointed !== undefined && (
            <path d={`M${cut(xs[pointed] ?? 0)},${frame.top}V${frame.bottom}`} stroke="var(--accent)" />
          )}
        </svg>
      )}
      {shown && pointed !== undefined && <TrendCard point={shown} x={xs[pointed] ?? 0} width={width} />}
      {points.length === 1 && <p className={classes.second}>{say("forecast.movedOnce")}</p>}
      <Behind label={told} columns={COLUMNS.map((key) => say(key))} rows={points.map(cells).reverse()} />
    </div>
  )
}

const COLUMNS = [
  "forecast.column.revision",
  "forecast.column.written",
  "forecast.column.p10",
  "forecast.column.p50",
  "forecast.column.p80",
  "forecast.column.p90",
  "forecast.column.target",
  "forecast.column.chanceTarget",
  "forecast.column.promised",
] as const

function cells({ number, when, p10, p50, p80, p90, target, promise, probabilityTarget }: Point): string[] {
  const day = (at: Minutes | undefined) => (at === undefined ? "" : finishWords(at))
  const chance = probabilityTarget === null ? "" : percent(probabilityTarget)
  return [String(number), writtenWords(when), day(p10), day(p50), day(p80), day(p90), day(target), chance, day(promise)]
}

/** When a revision was written. */
export function writtenWords(when: Minutes): string {
  return `${dayWords(when)}, ${format(when, { hour: "2-digit", minute: "2-digit" })}`
}

function nearest(xs: readonly number[], at: number): number {
  return xs.reduce((best, x, place) => (Math.abs(x - at) < Math.abs((xs[best] ?? 0) - at) ? place : best), 0)
}
