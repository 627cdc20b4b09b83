import type { ReactNode } from "react"
import { percent } from "@/drawing/chance"
import { PromiseFlag, Stone, TargetFlag } from "@/drawing/marks"
import { finishWords, type Minutes } from "@/drawing/time"
import { ChancePill } from "@/forecast/chance-pill"
import classes from "@/forecast/forecast.module.css"
import type { Told, Wish } from "@/forecast/subject"
import { say } from "@/words/words"

/** The three dates side by side: what is wanted, what was promised, what is honest. */
export function Facts({ told, whole }: { told: Told; whole: boolean }) {
  return <dl className={classes.facts}>{whole ? <OfPlan told={told} /> : <OfMilestone told={told} />}</dl>
}

/** Nobody aims at the finish of the plan: how far it may lie, and what is honest. */
function OfPlan({ told: { p10, p50, p80, p90 } }: { told: Told }) {
  if (p10 === undefined || p50 === undefined || p90 === undefined) return null
  const span = say("forecast.fromTo", { from: finishWords(p10), to: finishWords(p90) })
  return (
    <>
      <Fact
        name={say("forecast.likelySpan")}
        sign={<path d="M1,12H15" strokeWidth={3} stroke="var(--second)" />}
        day={span}
      />
      <Fact
        name={say("forecast.half")}
        sign={<path d="M8,3V14" strokeWidth={1.5} stroke="var(--second)" />}
        day={dayOf(p50)}
      />
      <Honest told={{ p80, reached: false }} />
    </>
  )
}

function OfMilestone({ told }: { told: Told }) {
  const { target, promise, confidence, atMost } = told
  return (
    <>
      <Fact
        name={say("forecast.target")}
        sign={<TargetFlag x={4} base={15} height={14} size={9} />}
        day={target && finishWords(target.at)}
        below={<Chance wish={target} atMost={atMost} />}
      />
      <Fact
        name={promise ? say("forecast.promisedAt", { confidence: percent(confidence) }) : say("forecast.promised")}
        sign={<PromiseFlag x={4} base={15} height={14} size={9} />}
        day={promise && finishWords(promise.at)}
        below={
          <>
            <Chance wish={promise} atMost={atMost} />
            {isAtRisk(told) && (
              <span className={classes.risk}>
                {say("forecast.atRisk", { chance: percent(promise?.probability ?? 0) })}
              </span>
            )}
          </>
        }
      />
      <Honest told={told} />
    </>
  )
}

function Honest({ told: { p80, reached } }: { told: Pick<Told, "p80" | "reached"> }) {
  return (
    <Fact
      name={say(reached ? "forecast.reachedOn" : "forecast.atEighty")}
      sign={<Stone x={8} base={15} size={12} />}
      day={dayOf(p80)}
      below={!reached && p80 !== undefined && <span className={classes.second}>{say("forecast.eightyTold")}</span>}
      honest
    />
  )
}

/** A promise is at risk while it is less likely than it is to be. */
function isAtRisk({ promise, confidence, reached }: Told): boolean {
  return !reached && promise?.probability != null && promise.probability < confidence
}

function dayOf(at: Minutes | undefined): string | undefined {
  return at === undefined ? undefined : finishWords(at)
}

type FactProps = { name: string; sign: ReactNode; day: string | undefined; below?: ReactNode; honest?: boolean }

function Fact({ name, sign, day, below, honest }: FactProps) {
  return (
    <div className={classes.fact} data-honest={honest}>
      <dt>
        <svg width={16} height={16} aria-hidden="true">
          {sign}
        </svg>
        {name}
      </dt>
      <dd>
        <span className={day ? classes.day : classes.noDay}>{day ?? say("forecast.none")}</span>
        {below}
      </dd>
    </div>
  )
}

function Chance({ wish, atMost }: { wish: Wish | undefined; atMost: boolean }) {
  return wish ? <ChancePill probability={wish.probability} atMost={atMost} /> : null
}
