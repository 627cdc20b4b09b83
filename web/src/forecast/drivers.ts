import type { ForecastDocument } from "@/api/types"
import type { Subject } from "@/forecast/subject"
import { say } from "@/words/words"

/** What holds a date back, and what it costs: points of probability as a share (null: no date is aimed at), and days at P80. */
export type Driver = {
  readonly id: string
  readonly risk: boolean
  readonly points: number | null
  readonly days: number
}

const MOST = 8

/** What drives a subject, what costs most first. For the plan's finish these are the gains for its last dated milestone. */
export function driversOf(forecast: ForecastDocument, { milestone }: Subject): Driver[] {
  if (milestone !== undefined) {
    const found = forecast.milestones.find(({ id }) => id === milestone)?.drivers ?? []
    return found.map(({ id, kind, probability_gain, p80_days_gain }) => {
      return { id, risk: kind === "risk", points: probability_gain, days: p80_days_gain }
    })
  }
  const of = (some: ForecastDocument["activities"] | ForecastDocument["risks"], risk: boolean) =>
    (some ?? []).flatMap(({ id, probability_gain, p80_days_gain }): Driver[] =>
      p80_days_gain === null ? [] : [{ id, risk, points: probability_gain, days: p80_days_gain }],
    )
  return [...of(forecast.activities, false), ...of(forecast.risks, true)]
    .filter(({ points, days }) => days > 0 || (points ?? 0) > 0)
    .sort((a, b) => (b.points ?? 0) - (a.points ?? 0) || b.days - a.days)
    .slice(0, MOST)
}

/** What would be gained as points of probability; what is worth less than half a point is none. */
export function pointsWords(share: number): string {
  const points = Math.round(share * 100)
  return points < 0 ? say("forecast.pointsLost", { points: -points }) : say("forecast.points", { points })
}

/** What would be gained in days. */
export function daysWords(gain: number): string {
  const days = Math.round(gain)
  return days < 0 ? say("forecast.daysLost", { days: -days }) : say("forecast.days", { days })
}
