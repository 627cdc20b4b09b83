import { memo } from "react"
import { measure } from "@/drawing/measure"
import { firstFreeRows, type Span } from "@/drawing/rows"
import { dateText, dayWords, finishWords, type Minutes, todayIn, todayText } from "@/drawing/time"
import { firstDayOfWeek, majorWords, minorWords, rhythm, type Step, ticks } from "@/drawing/timescale"
import type { View } from "@/map/ground"
import classes from "@/map/map.module.css"
import type { Phase } from "@/map/phases"
import type { Picture } from "@/map/picture"
import { drawnFor } from "@/map/stretch"
import { presentLocale, say } from "@/words/words"

const PHASE = 22

export function headHeight(phases: readonly Phase[]): number {
  return 50 + phaseRows(phases).count * PHASE
}

/** Above the lanes: phases, and years, quarters, months, weeks or days as there is room. Words stay in sight. */
export const Head = memo(function Head(props: WordsProps) {
  const { phases, column, view } = props
  return (
    <div className={classes.head} style={{ height: headHeight(phases), insetInlineStart: column }} aria-hidden="true">
      <div className={classes.stretch} {...drawnFor(view.scale)}>
        <Words {...props} />
      </div>
    </div>
  )
})

type WordsProps = {
  view: View
  /** The pixels a day by which one does not zoom. */
  settled: number
  phases: readonly Phase[]
  today: Minutes
  todayName: string
  column: number
}

function Words({ view, settled, phases, today, todayName, column }: WordsProps) {
  const { scale } = view
  const { major, minor } = rhythm(scale.perDay)
  const rows = phaseRows(phases)
  const half = (measure(todayName, { size: 11.5, weight: 600 }) + 16) / 2
  const taken = { left: scale.x(today) - half, right: scale.x(today) + half }
  const isStill = scale.perDay === settled
  const cells = { view, column, isStill }
  return (
    <>
      {phases.map((phase, place) => (
        <div
          key={phase.id}
          className={classes.phase}
          style={{
            left: scale.x(phase.start),
            width: Math.max(scale.x(phase.finish) - scale.x(phase.start) - 2, 2),
            top: 4 + (rows.of[place] ?? 0) * PHASE,
          }}
          title={say("map.phaseFromTo", {
            name: phase.name,
            start: dayWords(phase.start),
            finish: finishWords(phase.finish),
          })}
        >
          <span
            data-stays={isStill || undefined}
            style={{
              left: column,
              marginInlineStart: isStill
                ? 0
                : pushed(view.from - scale.x(phase.start), scale.x(phase.finish) - view.from),
            }}
          >
            {phase.name}
          </span>
        </div>
      ))}
      <Cells step={major} top={rows.count * PHASE + 4} {...cells} bold />
      {minor && <Cells step={minor} top={rows.count * PHASE + 27} {...cells} taken={taken} />}
      <div className={classes.today} style={{ left: scale.x(today) }} title={dayWords(today)}>
        {todayName}
      </div>
    </>
  )
}

/** "Today" where the plan's status date is that; else its day, for the plan's today is what counts. */
export function todayWords({ today, zone }: Pick<Picture, "today" | "zone">): string {
  const really = zone === undefined ? todayText() : todayIn(zone)
  return dateText(today) === really ? say("map.today") : dayWords(today, "short")
}

type CellsProps = {
  step: Step
  view: View
  /** Whether words stay in sight by themselves: while one zooms they stand where they do now. */
  isStill: boolean
  top: number
  column: number
  bold?: boolean
  /** Where the words of today stand, which need their place. */
  taken?: Span
}

function Cells({ step, view, isStill, top, column, bold = false, taken }: CellsProps) {
  const { scale, edge, from } = view
  const found = ticks(step, scale.at(Math.max(view.left, 0)), scale.at(view.right), firstDayOfWeek(presentLocale()))
  return found.map((at, place) => {
    const left = scale.x(at)
    const next = found[place + 1]
    const width = (next === undefined ? scale.right : scale.x(next)) - left
    const words = bold ? majorWords(step, at) : minorWords(step, at)
    const long = measure(words, { size: 12 })
    const begins = left + 6 + (isStill ? 0 : pushed(from - left, width - long - 12))
    const aside = stepAside(begins, long, left + width, taken)
    return (
      <Cell
        key={at}
        className={bold ? classes.major : classes.minor}
        left={left}
        width={width}
        top={top}
        words={width > 18 && aside !== undefined ? words : ""}
        aside={aside === undefined ? 0 : aside - left}
        stays={isStill && left < edge.right && left + width > edge.left ? column + 6 : undefined}
      />
    )
  })
}

/** How far words are moved on that begin before the window, as far as there is room. */
function pushed(by: number, room: number): number {
  return Math.max(Math.min(by, room), 0)
}

type CellProps = {
  className: string | undefined
  left: number
  width: number
  top: number
  words: string
  aside: number
  /** Where its words stay in sight, if it may come to stand at the edge of the window: each that does costs a layer. */
  stays: number | undefined
}

const Cell = memo(function Cell({ className, left, width, top, words, aside, stays }: CellProps) {
  return (
    <div className={className} style={{ left, width, top }}>
      {words && (
        <span data-stays={stays !== undefined || undefined} style={{ left: stays, marginInlineStart: aside }}>
          {words}
        </span>
      )}
    </div>
  )
})

/** Phases in as many rows as they need. */
function phaseRows(phases: readonly Phase[]): { of: number[]; count: number } {
  const of = firstFreeRows(
    phases.map(({ start, finish }) => ({ left: start, right: finish })),
    0,
  )
  return { of, count: of.reduce((most, row) => Math.max(most, row + 1), 0) }
}

/** Where words begin that would be covered: behind what covers them, where they still fit; undefined where they do not. */
export function stepAside(left: number, width: number, limit: number, taken: Span | undefined): number | undefined {
  if (!taken || left + width < taken.left || left > taken.right) return left
  return taken.right + 4 + width <= limit ? taken.right + 4 : undefined
}
