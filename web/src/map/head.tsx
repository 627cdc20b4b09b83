import { memo } from "react"
import { fitted, measure } from "@/drawing/measure"
import type { Span } from "@/drawing/rows"
import { cut } from "@/drawing/shapes"
import { dateText, dayWords, todayIn, todayText } from "@/drawing/time"
import { type Cell, type Heading, headHeight, INSET, type Row, stepAside, type View } from "@/map/head-rows"
import classes from "@/map/map.module.css"
import type { Picture } from "@/map/picture"
import { drawnFor } from "@/map/stretch"
import { say } from "@/words/words"

type HeadProps = {
  view: View
  /** The pixels a day by which one does not zoom. */
  settled: number
  rows: readonly Row[]
  heading: Heading
  column: number
}

/** Above the lanes: phases, and years, quarters, months, weeks or days as there is room. */
export const Head = memo(function Head({ view, settled, rows, heading, column }: HeadProps) {
  const { phases, today, todayName } = heading
  const { scale, from } = view
  // While one zooms, words that begin before the window stand where it begins.
  const edge = scale.perDay === settled ? undefined : from
  const height = headHeight(phases)
  return (
    <div className={classes.head} style={{ height, insetInlineStart: column }} aria-hidden="true">
      <div className={classes.stretch} {...drawnFor(scale)}>
        <svg className={classes.strip} width={1} height={1} role="none">
          {rows.map((row) => (
            <g key={row.kind + row.top} className={classes[row.kind]}>
              {row.kind === "phase" ? <Phases row={row} edge={edge} /> : <Cells row={row} edge={edge} />}
            </g>
          ))}
          <Today x={scale.x(today)} y={height - 21} words={todayName} title={dayWords(today)} />
        </svg>
      </div>
    </div>
  )
})

/** "Today" where the plan's status date is that; else its day, for the plan's today is what counts. */
export function todayWords({ today, zone }: Pick<Picture, "today" | "zone">): string {
  const really = zone === undefined ? todayText() : todayIn(zone)
  return dateText(today) === really ? say("map.today") : dayWords(today, "short")
}

type RowProps = { row: Row; edge: number | undefined }

/** Phases as bars, with as much of their names as has room. */
function Phases({ row: { top, cells }, edge }: RowProps) {
  return cells.map((cell) => (
    <g key={cell.key}>
      <title>{cell.title}</title>
      <rect x={cut(cell.left)} y={top} width={cut(cell.width)} height={18} rx={4} />
      <text x={cut(cell.left + INSET + pushed(cell, edge))} y={top + 13}>
        {cell.width > 2 * INSET + LEAST ? fitted(cell.words, cell.width - 2 * INSET, { size: 11.5 }) : ""}
      </text>
    </g>
  ))
}

/** Lines where stretches of time begin, and their words where they have room. */
function Cells({ row: { top, cells, taken }, edge }: RowProps) {
  return (
    <>
      <path d={cells.map(({ left }) => `M${cut(left) + 0.5},${top}v23`).join("")} />
      {cells.map((cell) => {
        const begin = beginOf(cell, edge, taken)
        return begin !== undefined && <Words key={cell.key} x={cut(begin)} y={top + 14} words={cell.words} />
      })}
    </>
  )
}

const Words = memo(function Words({ x, y, words }: { x: number; y: number; words: string }) {
  return (
    <text x={x} y={y}>
      {words}
    </text>
  )
})

function Today({ x, y, words, title }: { x: number; y: number; words: string; title: string }) {
  const width = measure(words, { size: 11.5, weight: 600 }) + 16
  return (
    <g className={classes.today}>
      <title>{title}</title>
      <rect x={x - width / 2} y={y} width={width} height={18} rx={9} />
      <text x={x} y={y + 13} textAnchor="middle">
        {words}
      </text>
    </g>
  )
}

/** In a narrower cell there are no words. */
const LEAST = 18

/** Where the words of a stretch of time begin; undefined where they have no room. */
function beginOf(cell: Cell, edge: number | undefined, taken: Span | undefined): number | undefined {
  const { left, width, long } = cell
  if (width <= LEAST || INSET + long > width) return undefined
  return stepAside(left + INSET + pushed(cell, edge), long, left + width, taken)
}

/** How far words are moved on that begin before an edge, as far as there is room. */
function pushed({ left, width, long }: Cell, edge: number | undefined): number {
  return edge === undefined ? 0 : Math.max(Math.min(edge - left, width - long - 2 * INSET), 0)
}
