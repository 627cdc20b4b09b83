import { memo } from "react"
import { cut } from "@/drawing/shapes"
import { dateText, dayWords, todayIn, todayText } from "@/drawing/time"
import { beginnings, type Heading, headHeight, type Row, saidIn, todaySpan, todayTop, type View } from "@/map/head-rows"
import classes from "@/map/map.module.css"
import type { Picture } from "@/map/picture"
import { say } from "@/words/words"

type HeadProps = {
  view: View
  /** Whether words that begin before the window are told at its edge: else they stand there by themselves. */
  pinned: boolean
  rows: readonly Row[]
  heading: Heading
  column: number
}

/** Above the lanes: phases, and years, quarters, months, weeks or days as there is room. */
export const Head = memo(function Head({ view: { scale, from }, pinned, rows, heading, column }: HeadProps) {
  const height = headHeight(heading.phases)
  const edge = pinned ? undefined : from
  return (
    <div className={classes.head} style={{ height, insetInlineStart: column }} aria-hidden="true">
      <svg className={classes.strip} width={1} height={1} role="none">
        {rows.map((row) => (
          <g key={row.kind + row.top} className={classes[row.kind]}>
            {row.kind === "phase" ? <Bars row={row} /> : <path d={beginnings(row)} />}
            {saidIn(row, edge).map(({ key, ...said }) => (
              <Words key={key} {...said} />
            ))}
          </g>
        ))}
        <Today heading={heading} span={todaySpan(heading, scale)} y={todayTop(height)} />
      </svg>
    </div>
  )
})

/** "Today" where the plan's status date is that; else its day, for the plan's today is what counts. */
export function todayWords({ today, zone }: Pick<Picture, "today" | "zone">): string {
  const really = zone === undefined ? todayText() : todayIn(zone)
  return dateText(today) === really ? say("map.today") : dayWords(today, "short")
}

function Bars({ row: { top, cells } }: { row: Row }) {
  return cells.map(({ key, left, width, title }) => (
    <rect key={key} x={cut(left)} y={top} width={cut(width)} height={18} rx={4}>
      <title>{title}</title>
    </rect>
  ))
}

const Words = memo(function Words({ x, y, words }: { x: number; y: number; words: string }) {
  return (
    <text x={cut(x)} y={y}>
      {words}
    </text>
  )
})

type TodayProps = { heading: Heading; span: ReturnType<typeof todaySpan>; y: number }

function Today({ heading: { today, todayName }, span: { left, right }, y }: TodayProps) {
  return (
    <g className={classes.today}>
      <title>{dayWords(today)}</title>
      <rect x={left} y={y} width={right - left} height={18} rx={9} />
      <text x={(left + right) / 2} y={y + 13} textAnchor="middle">
        {todayName}
      </text>
    </g>
  )
}
