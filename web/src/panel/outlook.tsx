import type { Reference } from "@/entity/kinds"
import { ChancePill } from "@/forecast/chance-pill"
import { factsOf } from "@/panel/facts"
import { sentence } from "@/panel/field-problem"
import classes from "@/panel/panel.module.css"
import { useForecast, usePlan, useSchedule } from "@/plan/plan-context"
import { say } from "@/words/words"

/** What the forecast says of an entity, before its fields. */
export function Outlook({ reference }: { reference: Reference }) {
  const forecast = useForecast()
  const schedule = useSchedule()
  const { number } = usePlan()
  const facts = factsOf(reference, forecast, schedule)
  const behind = forecast !== undefined && forecast.number < number
  if (facts.chance === undefined && facts.lines.length === 0) return null
  return (
    <div className={classes.outlook} aria-busy={behind}>
      {facts.chance !== undefined && (
        <ChancePill
          probability={facts.chance}
          atMost={facts.atMost}
          suffix={facts.chance === null ? undefined : facts.suffix}
        />
      )}
      {behind && <span className={classes.quiet}>{say("app.computing")}</span>}
      <dl className={classes.facts}>
        {facts.lines.map(({ name, value, more }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {more && <small>{more}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {facts.note && <p className={classes.note}>{sentence(facts.note)}</p>}
    </div>
  )
}
