import type { ForecastDocument, ScheduleDocument } from "@/api/types"
import { aboutInTens, type Probability, percent } from "@/drawing/chance"
import { finishWords, startOf } from "@/drawing/time"
import type { Reference } from "@/entity/kinds"
import { amount } from "@/objectives/number"
import { say } from "@/words/words"

/** What the forecast and the schedule say of an entity other than a milestone: a chance, and a few figures with names. */
export type Facts = {
  readonly chance?: Probability
  /** Whether the chance is the most that it can be. */
  readonly atMost?: boolean
  readonly suffix?: string
  readonly lines: readonly Fact[]
  readonly note?: string | null
}
export type Fact = { readonly name: string; readonly value: string; readonly more?: string }

const NOTHING: Facts = { lines: [] }

export function factsOf(
  { kind, id }: Reference,
  forecast: ForecastDocument | undefined,
  schedule: ScheduleDocument | undefined,
): Facts {
  if (!forecast) return NOTHING
  switch (kind) {
    case "task":
      return taskFacts(id, forecast, schedule)
    case "initiative":
      return { lines: whenLines(forecast.initiatives.find((each) => each.id === id)) }
    case "objective":
      return objectiveFacts(id, forecast)
    case "key_result":
      return keyResultFacts(id, forecast)
    case "risk":
      return riskFacts(id, forecast)
    case "plan":
      return { lines: whenLines(forecast.finish) }
    default:
      return NOTHING
  }
}

type When = { p10: string | null; p50: string | null; p80: string | null; p90: string | null }

function whenLines(when: When | undefined): Fact[] {
  if (!when?.p80) return []
  const [from, to] = [when.p10 && day(when.p10), when.p90 && day(when.p90)]
  const span = from && to && from !== to ? say("panel.fact.span", { from, to }) : ""
  return [{ name: say("panel.fact.done80"), value: day(when.p80), more: span }]
}

function taskFacts(id: string, forecast: ForecastDocument, schedule: ScheduleDocument | undefined): Facts {
  const found = forecast.activities?.find((each) => each.id === id)
  const planned = schedule?.activities.find((each) => each.id === id)
  const range = planned && say("panel.fact.range", { from: day(planned.early_start, 0), to: day(planned.early_finish) })
  // What is finished has no float, and there is nothing of it to forecast.
  if (range && planned.total_float_minutes === null) return { lines: [{ name: say("panel.fact.done"), value: range }] }
  const lines = [...whenLines(found)]
  if (range) lines.push({ name: say("panel.fact.planned"), value: range })
  if (found && found.criticality > 0) {
    lines.push({
      name: say("panel.fact.critical"),
      value: aboutInTens(found.criticality),
      more: say("panel.fact.criticalMore", { share: percent(found.criticality) }),
    })
  }
  return { lines: [...lines, ...worthLines(found)] }
}

function objectiveFacts(id: string, forecast: ForecastDocument): Facts {
  const found = forecast.objectives.find((each) => each.id === id)
  if (!found) return NOTHING
  const results = found.probability_key_results
  const lines = [...whenLines(found)]
  if (results !== null)
    lines.push({
      name: say("panel.fact.results"),
      value: aboutInTens(results),
      more: say("panel.fact.resultsMore", { share: percent(results) }),
    })
  const suffix = found.due
    ? say("panel.byDate", { day: finishWords(startOf(found.due.slice(0, 10)) + 1440, "short") })
    : ""
  return { chance: found.probability, atMost: found.reason !== null, suffix, lines, note: found.reason }
}

function keyResultFacts(id: string, forecast: ForecastDocument): Facts {
  const found = forecast.key_results.find((each) => each.id === id)
  if (!found) return NOTHING
  const lines: Fact[] = []
  if (found.p50 !== null) {
    const span =
      found.p10 !== null && found.p90 !== null ? { from: figure(found.p10), to: figure(found.p90) } : undefined
    const more = span ? say("panel.fact.span", span) : ""
    lines.push({ name: say("panel.fact.expected"), value: figure(found.p50), more })
  }
  return { chance: found.probability, lines, note: found.reason }
}

function riskFacts(id: string, forecast: ForecastDocument): Facts {
  return { lines: worthLines(forecast.risks?.find((each) => each.id === id)) }
}

function worthLines(worth: { probability_gain: number | null; p80_days_gain: number | null } | undefined): Fact[] {
  const points = Math.round((worth?.probability_gain ?? 0) * 100)
  const days = Math.round(worth?.p80_days_gain ?? 0)
  if (points <= 0 && days <= 0) return []
  const value = [
    points > 0 ? say("panel.points", { count: points }) : "",
    days > 0 ? say("panel.days", { count: days }) : "",
  ]
  return [{ name: say("panel.fact.worth"), value: value.filter(Boolean).join(", ") }]
}

function figure(value: number): string {
  return amount(value, Math.abs(value) < 10 ? 1 : 0)
}

function day(moment: string, before = 1): string {
  return finishWords(startOf(moment) + (before === 0 ? 1 : 0))
}
