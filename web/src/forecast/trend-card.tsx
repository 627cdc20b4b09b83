import { percent } from "@/drawing/chance"
import { finishWords } from "@/drawing/time"
import classes from "@/forecast/forecast.module.css"
import type { Point } from "@/forecast/trend"
import { writtenWords } from "@/forecast/trend-chart"
import { say } from "@/words/words"

const WIDTH = 210

/** What was said at the revision that is pointed at. */
export function TrendCard({ point, x, width }: { point: Point; x: number; width: number }) {
  const left = x + WIDTH + 16 > width ? x - WIDTH - 12 : x + 12
  const lines = [
    [say("forecast.column.p80"), finishWords(point.p80)],
    [say("forecast.column.p50"), finishWords(point.p50)],
    ...(point.target === undefined ? [] : [[say("forecast.target"), finishWords(point.target)]]),
    ...(point.probabilityTarget === null
      ? []
      : [[say("forecast.column.chanceTarget"), percent(point.probabilityTarget)]]),
  ]
  return (
    <div className={classes.pointed} style={{ left: Math.max(0, left), width: WIDTH }} aria-hidden="true">
      <b>{say("forecast.revision", { number: point.number })}</b>
      <span className={classes.second}>{writtenWords(point.when)}</span>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
