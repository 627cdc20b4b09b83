import { gridPath } from "@/drawing/grid"
import { measure } from "@/drawing/measure"
import { DAY, dayWords, type Minutes } from "@/drawing/time"
import {
  firstDayOfWeek,
  majorWords,
  minorWords,
  namesFirstYear,
  rhythm,
  type Step,
  type TimeScale,
  ticks,
} from "@/drawing/timescale"
import { presentLocale } from "@/words/words"

export const AXIS_HEIGHT = 52
const FONT = 12

type AxisProps = { scale: TimeScale; top: number; bottom: number; today?: Minutes | undefined }

/** The time axis of a drawing: two rows of words from `top` on, lines on to `bottom`, and where we are. */
export function Axis({ scale, top, bottom, today }: AxisProps) {
  const { major, minor } = rhythm(scale.perDay)
  const weekStart = firstDayOfWeek(presentLocale())
  return (
    <g>
      <path d={gridPath(scale, major, top + 4, bottom, weekStart)} stroke="var(--line)" />
      {minor && (
        <path
          d={gridPath(
            scale,
            minor,
            top + 28,
            minor === "day" || minor === "week" ? top + AXIS_HEIGHT : bottom,
            weekStart,
          )}
          stroke="var(--line)"
        />
      )}
      <Row scale={scale} step={major} base={top + 18} bold />
      {minor && <Row scale={scale} step={minor} base={top + 40} taken={today} />}
      {today !== undefined && <Today scale={scale} at={today} top={top + 26} bottom={bottom} />}
    </g>
  )
}

/** The line of the status date, with its day on it. */
export function Today({ scale, at, top, bottom }: { scale: TimeScale; at: Minutes; top: number; bottom: number }) {
  const words = dayWords(at, "short")
  const x = scale.x(at)
  const width = pillWidth(words)
  return (
    <>
      <path d={`M${x},${top + 9}V${bottom}`} stroke="var(--accent)" strokeWidth={1.5} />
      <rect x={x - width / 2} y={top} width={width} height={18} rx={9} fill="var(--accent)" />
      <text x={x} y={top + 13} fontSize={11.5} fontWeight={600} textAnchor="middle" fill="var(--panel)">
        {words}
      </text>
    </>
  )
}

function pillWidth(words: string): number {
  return measure(words, { size: 11.5, weight: 600 }) + 16
}

type RowProps = { scale: TimeScale; step: Step; base: number; bold?: boolean; taken?: Minutes | undefined }

/** The words of one row; a stretch keeps its words only where they fit into it, and leave the day of today free. */
function Row({ scale, step, base, bold = false, taken }: RowProps) {
  const found = ticks(step, scale.start, scale.finish, firstDayOfWeek(presentLocale()))
  const weight = bold ? 600 : 400
  const pill = taken === undefined ? 0 : pillWidth(dayWords(taken, "short")) / 2
  const middle = taken === undefined ? Number.NEGATIVE_INFINITY : scale.x(taken)
  return found.map((at, place) => {
    if (at < scale.start && namesFirstYear(step)) return null
    const words = bold ? majorWords(step, at) : minorWords(step, at)
    const x = Math.max(scale.x(at), scale.left) + 6
    const end = x + measure(words, { size: FONT, weight })
    const room = Math.min(scale.x(found[place + 1] ?? scale.finish + DAY), scale.right)
    if (end > room || (end > middle - pill && x < middle + pill)) return null
    return (
      <text key={at} x={x} y={base} fontSize={FONT} fontWeight={weight} fill={bold ? "var(--ink)" : "var(--second)"}>
        {words}
      </text>
    )
  })
}
