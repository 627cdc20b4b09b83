import { Button, Slider } from "@mantine/core"
import { aboutInTens, percent } from "@/drawing/chance"
import { finishText, finishWords } from "@/drawing/time"
import { ChancePill } from "@/forecast/chance-pill"
import type { Asked } from "@/forecast/distribution"
import classes from "@/forecast/forecast.module.css"
import { nearOf } from "@/forecast/near"
import { chanceByDay, dayOf, dayRange, dayToPromise, endOfDay } from "@/forecast/probe"
import type { Subject, Told } from "@/forecast/subject"
import { useMayEdit, useOpenPlan } from "@/plan/plan-context"
import { say } from "@/words/words"

type Props = {
  subject: Subject
  told: Told
  quantiles: readonly number[]
  asked: Asked
  onAsk: (asked: Asked) => void
}

/** Two questions to the distribution, each answered while its slider moves. */
export function Questions(props: Props) {
  return (
    <div className={classes.questions}>
      <PromiseQuestion {...props} />
      <ChanceQuestion {...props} />
    </div>
  )
}

function PromiseQuestion({ subject, told, quantiles, asked, onAsk }: Props) {
  const open = useOpenPlan()
  const mayEdit = useMayEdit()
  const confidence = percent(asked.confidence)
  const answer = endOfDay(dayToPromise(quantiles, asked.confidence))
  const day = finishWords(answer, "weekday")
  const isPromised = told.promise?.at === answer && Math.abs(told.confidence - asked.confidence) < 0.005
  const promise = () => {
    if (subject.milestone === undefined) return
    const commitment = { date: finishText(answer), confidence: `${Math.round(asked.confidence * 100)}%` }
    open.change([{ op: "set", kind: "milestone", id: subject.milestone, fields: { commitment } }])
  }
  return (
    <section className={classes.question}>
      <h3>{say("forecast.promiseQuestion", { confidence })}</h3>
      <p className={classes.reply}>
        <output className={classes.replyDay}>{day}</output>
        {mayEdit && subject.milestone !== undefined && (
          <Button size="compact-sm" variant="default" disabled={isPromised} onClick={promise}>
            {say(isPromised ? "forecast.promisedThis" : "forecast.promiseThis")}
          </Button>
        )}
      </p>
      <Slider
        min={1}
        max={99}
        label={null}
        thumbLabel={say("forecast.promiseSlider")}
        thumbValueText={say("forecast.promiseValue", { confidence, day })}
        marks={[50, 80].map((value) => ({ value, label: percent(value / 100) }))}
        value={Math.round(asked.confidence * 100)}
        onChange={(value) => onAsk({ ...asked, confidence: value / 100, last: "confidence" })}
      />
    </section>
  )
}

function ChanceQuestion({ told: whole, quantiles, asked, onAsk }: Props) {
  const told = nearOf(whole, quantiles)
  const [first, last] = dayRange(quantiles, [told.target?.at, told.promise?.at])
  const asking = Math.min(last, Math.max(first, asked.day))
  const chance = chanceByDay(quantiles, asking)
  const day = finishWords(endOfDay(asking))
  const value = say("forecast.chanceValue", { day, chance: aboutInTens(chance), percent: percent(chance) })
  const style = finishText(endOfDay(first)).slice(0, 4) === finishText(endOfDay(last)).slice(0, 4) ? "short" : "full"
  const marks = [told.target, told.promise].flatMap((wish) => (wish ? [{ value: dayOf(wish.at) }] : []))
  return (
    <section className={classes.question}>
      <h3>{say("forecast.chanceQuestion", { day })}</h3>
      <p className={classes.reply}>
        <output className={classes.replyChance}>
          <ChancePill probability={chance} atMost={told.atMost} />
          <span className={classes.exact}>{percent(chance)}</span>
        </output>
      </p>
      <Slider
        min={first}
        max={last}
        label={null}
        thumbLabel={say("forecast.chanceSlider")}
        thumbValueText={value}
        marks={[
          { value: first, label: finishWords(endOfDay(first), style) },
          ...marks,
          { value: last, label: finishWords(endOfDay(last), style) },
        ]}
        value={asking}
        onChange={(next) => onAsk({ ...asked, day: next, last: "day" })}
      />
    </section>
  )
}
