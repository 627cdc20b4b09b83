import type { MilestoneForecast } from "@/api/types"
import { level, type Probability } from "@/drawing/chance"
import { hill } from "@/drawing/hill"
import { Band, HillShape, ReachedStone, Stone } from "@/drawing/marks"
import { dayWords, endOf, finishWords, startOf } from "@/drawing/time"
import { TimeScale } from "@/drawing/timescale"
import classes from "@/objectives/objectives.module.css"
import { say } from "@/words/words"

const WIDTH = 128
const HEIGHT = 30
const BASE = 26

/** Of an objective nothing but four of its moments is known. */
type Dated = Pick<MilestoneForecast, "p10" | "p50" | "p80" | "p90"> & Partial<MilestoneForecast>

type Props = {
  milestone: Dated
  due: string | undefined
  probability: Probability
  span: { start: number; finish: number }
}

/** When a milestone will likely land against the day on which what it serves is due, all on one scale. */
export function MiniHill({ milestone, due, probability, span }: Props) {
  const scale = new TimeScale(span.start, span.finish, 4, WIDTH - 4)
  const { p10, p50, p80, p90, quantiles } = milestone
  if (!p10 || !p50 || !p80 || !p90) return null
  const chance = level(probability)
  const shape = quantiles ? hill(quantiles) : null
  const x = (at: number) => Math.min(WIDTH - 4, Math.max(4, scale.x(at)))
  return (
    <>
      <svg className={classes.block} width={WIDTH} height={HEIGHT} aria-hidden="true">
        <path d={`M4,${BASE}H${WIDTH - 4}`} stroke="var(--line)" />
        {due !== undefined && (
          <path d={`M${x(endOf(due))},2V${BASE}`} stroke="var(--ink)" strokeWidth={1.2} strokeDasharray="3 2" />
        )}
        {milestone.reached ? (
          <ReachedStone x={x(startOf(p50))} base={BASE} size={10} />
        ) : (
          <>
            {shape && <HillShape shape={shape} x={x} base={BASE} height={18} chance={chance} />}
            <Band
              left={x(startOf(p10))}
              middle={x(startOf(p50))}
              right={x(startOf(p90))}
              base={BASE}
              top={BASE - 8}
              chance={chance}
              weight={2.5}
            />
            <Stone x={x(startOf(p80))} base={BASE + 1} size={9} chance={chance} />
          </>
        )}
      </svg>
      <span className={classes.unseen}>{spanTold(p10, p90, due)}</span>
    </>
  )
}

function spanTold(p10: string, p90: string, due: string | undefined): string {
  const [from, to] = [finishWords(startOf(p10)), finishWords(startOf(p90))]
  return due === undefined
    ? say("objectives.spanToldAlone", { from, to })
    : say("objectives.spanTold", { from, to, due: dayWords(startOf(due)) })
}
