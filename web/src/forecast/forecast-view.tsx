import { Button, Loader } from "@mantine/core"
import { Link, useParams, useSearch } from "@tanstack/react-router"
import { type ReactNode, useEffect } from "react"
import type { ForecastDocument } from "@/api/types"
import { finishWords } from "@/drawing/time"
import { titleOf, titleOfId } from "@/entity/entity"
import { CriticalityTable } from "@/forecast/criticality-table"
import { DriverList } from "@/forecast/driver-list"
import { Facts } from "@/forecast/facts"
import classes from "@/forecast/forecast.module.css"
import { Likelihood } from "@/forecast/likelihood"
import {
  headlineOf,
  isSubject,
  readSubject,
  type Subject,
  subjectOf,
  subjectText,
  type Told,
  toldOf,
} from "@/forecast/subject"
import { SubjectSelect } from "@/forecast/subject-select"
import { TrendChart } from "@/forecast/trend-chart"
import { TrustCard } from "@/forecast/trust-card"
import { useLedger, useWholeForecast } from "@/forecast/use-forecasts"
import { EmptyView } from "@/plan/empty-view"
import { useCheck, useForecast, useMayEdit, usePlan } from "@/plan/plan-context"
import { useSelection } from "@/plan/selection"
import { usePutSearch } from "@/plan/use-put-search"
import { unbroken } from "@/words/unbroken"
import { say } from "@/words/words"

/** When, how sure, why, and how far to trust it: for one milestone, or for the whole plan. */
export function ForecastView() {
  const forecast = useForecast()
  const { plan } = usePlan()
  const subject = useSubject(forecast)
  const empty = (plan.kinds.get("milestone")?.size ?? 0) + (plan.kinds.get("task")?.size ?? 0) === 0
  if (empty) return <Empty />
  if (!forecast || !subject) return <Coming />
  const told = toldOf(forecast, subject, titleOf(plan.settings))
  return (
    <div className={classes.view}>
      <header className={classes.top}>
        <h1 className={classes.heading}>{say("forecast.title")}</h1>
        <SubjectSelect forecast={forecast} subject={subject} />
      </header>
      {told && <Answer told={told} />}
      {told && <Facts told={told} whole={subject.milestone === undefined} />}
      <div className={classes.board}>
        {told && (
          <Likelihood key={subject.milestone ?? ""} told={told} subject={subject} status={forecast.status_date} />
        )}
        <Reasons subject={subject} name={told?.name ?? ""} />
      </div>
      <Trust spread={forecast.spread.sentence} />
      <Way />
    </div>
  )
}

/** What the address selects; it keeps that in mind for when something else, or nothing, is selected. */
function useSubject(forecast: ForecastDocument | undefined): Subject | undefined {
  const selected = useSelection()
  const of = useSearch({ from: "/plans/$plan", select: (search) => search.of })
  const put = usePutSearch()
  const subject = forecast && subjectOf(selected, readSubject(of), forecast)
  const chosen = subject && isSubject(selected, subject) ? subjectText(subject) : of
  useEffect(() => {
    if (chosen !== of) put({ of: chosen })
  }, [chosen, of, put])
  return subject
}

/** One sentence first. */
function Answer({ told }: { told: Told }) {
  const { answer, name, p80, p50 } = told
  const said =
    (answer && unbroken(answer)) ??
    (p80 === undefined || p50 === undefined
      ? say("forecast.allDone")
      : say("forecast.finishAnswer", { name, day: finishWords(p80), half: finishWords(p50) }))
  return <p className={classes.answer}>{said}</p>
}

/** What drives it, and how it moved. */
function Reasons({ subject, name }: { subject: Subject; name: string }) {
  const whole = useWholeForecast()
  const entries = useLedger(subject.milestone)
  return (
    <div className={classes.two}>
      <Section title={say("forecast.drives")}>
        {whole ? (
          <DriverList forecast={whole} subject={subject} />
        ) : (
          <p className={classes.second} role="status">
            {say("forecast.computing")}
          </p>
        )}
      </Section>
      <Section title={say("forecast.moved")}>{entries && <TrendChart entries={entries} name={name} />}</Section>
    </div>
  )
}

function Trust({ spread }: { spread: string }) {
  const check = useCheck()
  if (!check) return null
  return (
    <Section title={say("forecast.trust")}>
      <TrustCard check={check} spread={spread} />
    </Section>
  )
}

/** Which activities decide when the plan is done. */
function Way() {
  const whole = useWholeForecast()
  const { plan } = usePlan()
  const headline = whole && headlineOf(whole)
  if (!whole?.activities) return null
  return (
    <Section title={say("forecast.critical")}>
      <p className={classes.second}>
        {say("forecast.criticalTold", { futures: whole.iterations })}{" "}
        {headline && say("forecast.criticalGain", { name: titleOfId(plan, headline) })}
      </p>
      <CriticalityTable activities={whole.activities} />
    </Section>
  )
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Coming() {
  return (
    <div role="status">
      <EmptyView says={say("forecast.coming")}>
        <Loader size="sm" />
      </EmptyView>
    </div>
  )
}

function Empty() {
  const { plan } = useParams({ from: "/plans/$plan" })
  const mayEdit = useMayEdit()
  return (
    <EmptyView says={say("forecast.nothing")}>
      {mayEdit && (
        <Button renderRoot={(props) => <Link to="/plans/$plan/outline" params={{ plan }} {...props} />}>
          {say("forecast.addSome")}
        </Button>
      )}
    </EmptyView>
  )
}
