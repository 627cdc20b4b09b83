import { Popover, UnstyledButton, VisuallyHidden } from "@mantine/core"
import type { ReactNode } from "react"
import type { ForecastDocument, MilestoneForecast } from "@/api/types"
import { percent } from "@/drawing/chance"
import { type DayStyle, endOf, finishWords, startOf } from "@/drawing/time"
import { textOf } from "@/entity/entity"
import type { Reference } from "@/entity/kinds"
import { momentWords } from "@/entity/moment-words"
import { ChancePill } from "@/forecast/chance-pill"
import { Dates } from "@/panel/milestone/dates"
import classes from "@/panel/milestone/milestone.module.css"
import { isShort, questionOf, withDatesOf } from "@/panel/milestone/outlook"
import { SmallHill } from "@/panel/milestone/small-hill"
import { useForecast, usePlan } from "@/plan/plan-context"
import type { Fields } from "@/replica/effect"
import { unbroken } from "@/words/unbroken"
import { say } from "@/words/words"

type Props = { reference: Reference; fields: Fields }

/** How likely, and when: the first two questions, with the futures drawn, and the answer as one sentence. */
export function MilestoneAnswer({ reference, fields }: Props) {
  const document = useForecast()
  const { number } = usePlan()
  const found = document?.milestones.find(({ id }) => id === reference.id)
  const forecast = found && withDatesOf(fields, found)
  const actual = textOf(fields, "actual")
  const question = forecast && questionOf(forecast)
  const behind = document !== undefined && document.number < number
  if (actual !== undefined) {
    return (
      <>
        <p className={classes.reached}>{say("panel.reached", { day: momentWords(actual) })}</p>
        <Dates reference={reference} fields={fields} forecast={forecast} />
      </>
    )
  }
  return (
    <>
      <div className={classes.chances} aria-busy={behind}>
        {document && question ? (
          <Exact document={document} forecast={forecast}>
            <ChancePill
              probability={question.chance}
              atMost={(forecast?.rests_on.length ?? 0) > 0}
              suffix={say("panel.forDate", {
                day: finishWords(endOf(question.date), styleOf(question.date, forecast.p80)),
              })}
            />
          </Exact>
        ) : (
          <span className={classes.quiet}>{say(forecast?.p80 ? "panel.noWish" : "panel.noBasis")}</span>
        )}
        {behind && <span className={classes.quiet}>{say("app.computing")}</span>}
      </div>
      <Dates reference={reference} fields={fields} forecast={forecast} />
      {forecast && isShort(forecast) && forecast.commitment && (
        <p className={classes.short}>
          {say("panel.shortPromise", {
            chance: percent(forecast.probability_commitment ?? 0),
            wanted: percent(forecast.confidence ?? 0),
          })}
        </p>
      )}
      {forecast?.quantiles && forecast.p80 && (
        <SmallHill
          quantiles={forecast.quantiles}
          target={forecast.target}
          promise={forecast.commitment}
          p80={startOf(forecast.p80)}
          chance={question?.chance ?? null}
        />
      )}
      {forecast && forecast.answer !== "" && <p className={classes.answer}>{unbroken(forecast.answer)}</p>}
    </>
  )
}

/** A day is said without its year where that is the year of the honest date. */
function styleOf(date: string, p80: string | null): DayStyle {
  return date.slice(0, 4) === p80?.slice(0, 4) ? "short" : "full"
}

type ExactProps = { document: ForecastDocument; forecast: MilestoneForecast; children: ReactNode }

/** The exact figures on demand. */
function Exact({ document, forecast, children }: ExactProps) {
  const { interval_target: target, interval_commitment: promise } = forecast
  const lines = [
    forecast.target && line("panel.exactTarget", forecast.target, forecast.probability_target, target),
    forecast.commitment && line("panel.exactPromise", forecast.commitment, forecast.probability_commitment, promise),
    forecast.p10 && forecast.p90 && say("panel.exactSpan", { from: day(forecast.p10), to: day(forecast.p90) }),
    forecast.p50 && say("panel.exactHalf", { day: day(forecast.p50) }),
    say("panel.exactSource", { futures: document.iterations, number: document.number }),
  ]
  return (
    <Popover position="bottom-start" width={300} withinPortal>
      <Popover.Target>
        <UnstyledButton className={classes.exact}>
          {children}
          <VisuallyHidden>{say("panel.exactly")}</VisuallyHidden>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.floating}>
        <ul className={classes.figures}>{lines.map((each) => each && <li key={each}>{each}</li>)}</ul>
      </Popover.Dropdown>
    </Popover>
  )
}

function line(
  key: "panel.exactTarget" | "panel.exactPromise",
  date: string,
  chance: number | null,
  interval: number[] | null,
): string {
  const [low, high] = interval ?? []
  const between = low !== undefined && high !== undefined ? ` (${percent(low)} – ${percent(high)})` : ""
  return say(key, { day: momentWords(date), chance: chance === null ? "" : percent(chance) + between })
}

function day(moment: string): string {
  return finishWords(startOf(moment))
}
