import { memo } from "react"
import { measure } from "@/drawing/measure"
import { firstFreeRows, type Span } from "@/drawing/rows"
import { dateText, dayWords, finishWords, type Minutes, todayIn, todayText } from "@/drawing/time"
import { firstDayOfWeek, majorWords, minorWords, rhythm, type Step, type TimeScale, ticks } from "@/drawing/timescale"
import classes from "@/map/map.module.css"
import type { Phase } from "@/map/phases"
import type { Picture } from "@/map/picture"
import type { Part } from "@/map/use-viewport"
import { presentLocale, say } from "@/words/words"

const PHASE = 22

export function headHeight(phases: readonly Phase[]): number {
  return 50 + phaseRows(phases).count * PHASE
}

type HeadProps = {
  scale: TimeScale
  part: Part
  phases: readonly Phase[]
  today: Minutes
  todayName: string
  column: number
}

/** Above the lanes: phases, and years, quarters, months, weeks or days as there is room. Words stay in sight. */
export const Head = memo(function Head({ scale, part, phases, today, todayName, column }: HeadProps) {
  const { major, minor } = rhythm(scale.perDay)
  const rows = phaseRows(phases)
  const half = (measure(todayName, { size: 11.5, weight: 600 }) + 16) / 2
  const taken = { left: scale.x(today) - half, right: scale.x(today) + half }
  return (
    <div className={classes.head} style={{ height: headHeight(phases), insetInlineStart: column }} aria-hidden="true">
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
          <span style={{ left: column }}>{phase.name}</span>
        </div>
      ))}
      <Cells step={major} scale={scale} part={part} top={rows.count * PHASE + 4} column={column} bold />
      {minor && (
        <Cells step={minor} scale={scale} part={part} top={rows.count * PHASE + 27} column={column} taken={taken} />
      )}
      <div className={classes.today} style={{ left: scale.x(today) }} title={dayWords(today)}>
        {todayName}
      </div>
    </div>
  )
})

/** "Today" where the plan's status date is that; else its day, for the plan's today is what counts. */
export function todayWords({ today, zone }: Pick<Picture, "today" | "zone">): string {
  const really = zone === undefined ? todayText() : todayIn(zone)
  return dateText(today) === really ? say("map.today") : dayWords(today, "short")
}

type CellsProps = {
  step: Step
  scale: TimeScale
  part: Part
  top: number
  column: number
  bold?: boolean
  /** Where the words of today stand, which need their place. */
  taken?: Span
}

function Cells({ step, scale, part, top, column, bold = false, taken }: CellsProps) {
  const found = ticks(step, scale.at(Math.max(part.left, 0)), scale.at(part.right), firstDayOfWeek(presentLocale()))
  return found.map((at, place) => {
    const left = scale.x(at)
    const next = found[place + 1]
    const width = (next === undefined ? scale.right : scale.x(next)) - left
    const words = bold ? majorWords(step, at) : minorWords(step, at)
    const aside = stepAside(left + 6, measure(words, { size: 12 }), left + width, taken)
    return (
      <div key={at} className={bold ? classes.major : classes.minor} style={{ left, width, top }}>
        {width > 18 && aside !== undefined && (
          <span style={{ left: column + 6, marginInlineStart: aside - left }}>{words}</span>
        )}
      </div>
    )
  })
}

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
