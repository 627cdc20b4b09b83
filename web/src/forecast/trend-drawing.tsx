import { Stone } from "@/drawing/marks"
import { measure } from "@/drawing/measure"
import { cut } from "@/drawing/shapes"
import type { Minutes } from "@/drawing/time"
import { isShort, type Point, steps } from "@/forecast/trend"
import { apart, type Frame, roundDates, upward } from "@/forecast/trend-scale"
import { say } from "@/words/words"

const MOST_DOTS = 40

type Props = { points: readonly Point[]; xs: readonly number[]; frame: Frame }

export function TrendDrawing({ points, xs, frame }: Props) {
  const { from, to, y } = upward(points, frame)
  const line = (of: (point: Point) => Minutes) =>
    points.map((point, place) => `${cut(xs[place] ?? 0)},${cut(y(of(point)))}`)
  const alone = points.length === 1
  const last = points.at(-1)
  const end = xs.at(-1) ?? 0
  const band = [...line(({ p90 }) => p90), ...line(({ p10 }) => p10).reverse()].join("L")
  return (
    <>
      {roundDates(from, to, 6).map(({ at, words }) => (
        <g key={at}>
          <path d={`M${frame.left},${cut(y(at))}H${frame.right}`} stroke="var(--line)" />
          <text x={frame.left - 10} y={cut(y(at)) + 4} fontSize={11.5} textAnchor="end" fill="var(--second)">
            {words}
          </text>
        </g>
      ))}
      <Below points={points} xs={xs} frame={frame} />
      {!alone && <path d={`M${band}Z`} fill="var(--second)" fillOpacity={0.14} />}
      {alone && last && (
        <path
          d={`M${end},${cut(y(last.p10))}V${cut(y(last.p90))}`}
          stroke="var(--second)"
          strokeOpacity={0.35}
          strokeWidth={7}
          strokeLinecap="round"
        />
      )}
      <Wishes points={points} xs={xs} frame={frame} y={y} of={({ promise }) => promise} />
      <Wishes points={points} xs={xs} frame={frame} y={y} of={({ target }) => target} dashed />
      <path d={`M${line(({ p50 }) => p50).join("L")}`} fill="none" stroke="var(--second)" strokeWidth={1.5} />
      <path
        d={`M${line(({ p80 }) => p80).join("L")}`}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={2}
        strokeLinejoin="round"
      />
      {points.length <= MOST_DOTS &&
        points
          .slice(0, -1)
          .map((point, place) => (
            <circle key={point.number} cx={xs[place]} cy={y(point.p80)} r={2.5} fill="var(--ink)" />
          ))}
      {last && <Stone x={end} base={y(last.p80) + 7} size={12} />}
      {last && <Names last={last} x={(alone && !last.target && !last.promise ? end : frame.right) + 12} y={y} />}
    </>
  )
}

type WishesProps = Props & { y: (at: Minutes) => number; of: (point: Point) => Minutes | undefined; dashed?: boolean }

/** A wish holds until the next revision that changes it. */
function Wishes({ points, xs, frame, y, of, dashed = false }: WishesProps) {
  const path = steps(points, of)
    .map(([first, next, at]) => {
      const right = next < points.length ? (xs[next] ?? frame.right) : frame.right
      return `M${cut(points.length === 1 ? frame.left : (xs[first] ?? 0))},${cut(y(at))}H${cut(right)}`
    })
    .join("")
  return (
    <path
      d={path}
      fill="none"
      stroke="var(--ink)"
      strokeWidth={1.3}
      strokeDasharray={dashed ? "5 4" : undefined}
      strokeOpacity={0.75}
    />
  )
}

/** What each line is, at its end. */
function Names({ last, x, y }: { last: Point; x: number; y: (at: Minutes) => number }) {
  const names = [
    { at: last.p80, words: say("forecast.column.p80"), weight: 650 },
    { at: last.p50, words: say("forecast.column.p50"), weight: 400 },
    ...(last.target === undefined ? [] : [{ at: last.target, words: say("forecast.target"), weight: 400 }]),
    ...(last.promise === undefined ? [] : [{ at: last.promise, words: say("forecast.promised"), weight: 400 }]),
  ]
  const heights = apart(
    names.map(({ at }) => y(at) + 4),
    14,
  )
  return names.map(({ words, weight }, place) => (
    <text
      key={words}
      x={x}
      y={cut(heights[place] ?? 0)}
      fontSize={12}
      fontWeight={weight}
      fill="var(--ink)"
      stroke="var(--panel)"
      strokeWidth={4}
      paintOrder="stroke"
    >
      {words}
    </text>
  ))
}

/** Under the drawing when each was said: the day, or the number where all was said within days. */
function Below({ points, xs, frame }: Props) {
  const y = frame.bottom + 20
  const words = isShort(points)
    ? points.map(({ number }, place) => ({ x: xs[place] ?? 0, said: say("forecast.shortRevision", { number }) }))
    : roundDates(points[0]?.when ?? 0, points.at(-1)?.when ?? 0, Math.max(2, (frame.right - frame.left) / 110)).map(
        ({ at, words: said }) => ({ x: timed(points, frame, at), said }),
      )
  let free = Number.NEGATIVE_INFINITY
  return (
    <>
      <path d={`M${frame.left},${frame.bottom}H${frame.right}`} stroke="var(--line)" />
      {words.map(({ x, said }) => {
        const half = measure(said, { size: 11.5 }) / 2
        if (x - half < free) return null
        free = x + half + 12
        return (
          <text key={x} x={cut(x)} y={y} fontSize={11.5} textAnchor="middle" fill="var(--second)">
            {said}
          </text>
        )
      })}
    </>
  )
}

function timed(points: readonly Point[], { left, right }: Frame, at: Minutes): number {
  const [first, last] = [points[0]?.when ?? 0, points.at(-1)?.when ?? 0]
  return left + ((at - first) / (last - first)) * (right - left)
}
