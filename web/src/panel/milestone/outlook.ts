import type { MilestoneForecast } from "@/api/types"
import { chanceBy } from "@/drawing/chance"
import { endOf } from "@/drawing/time"
import { recordOf, textOf } from "@/entity/entity"
import { shareOf } from "@/map/mark"
import type { Fields } from "@/replica/effect"

/**
 * The forecast with the dates that stand now: the chance of one that was moved since is read off the quantiles, until the
 * next forecast says it.
 */
export function withDatesOf(fields: Fields, forecast: MilestoneForecast): MilestoneForecast {
  const promise = recordOf(fields, "commitment")
  const target = textOf(fields, "target") ?? null
  const commitment = textOf(promise, "date") ?? null
  const targetMoved = !isSameDay(target, forecast.target)
  const promiseMoved = !isSameDay(commitment, forecast.commitment)
  if (!targetMoved && !promiseMoved) return forecast
  return {
    ...forecast,
    answer: "",
    ...(targetMoved && { target, probability_target: chanceOf(target, forecast), interval_target: null }),
    ...(promiseMoved && {
      commitment,
      confidence: commitment === null ? null : (shareOf(promise?.confidence) ?? forecast.confidence),
      probability_commitment: chanceOf(commitment, forecast),
      interval_commitment: null,
    }),
  }
}

function isSameDay(one: string | null, other: string | null): boolean {
  return one === other || (one !== null && other !== null && endOf(one) === endOf(other))
}

function chanceOf(date: string | null, { quantiles }: MilestoneForecast): number | null {
  return date === null || !quantiles ? null : chanceBy(quantiles, endOf(date))
}

/** The date that a milestone is held to, and how likely it is. */
export type Question = { readonly wish: "target" | "commitment"; readonly date: string; readonly chance: number | null }

/** What is asked of a milestone first: its target, else what was promised. */
export function questionOf(forecast: MilestoneForecast): Question | undefined {
  if (forecast.target) return { wish: "target", date: forecast.target, chance: forecast.probability_target }
  if (forecast.commitment)
    return { wish: "commitment", date: forecast.commitment, chance: forecast.probability_commitment }
  return undefined
}

/** What makes a milestone late, or would make it earlier: the points and days that it is worth. */
export type Reason = {
  readonly id: string
  readonly kind: "risk" | "activity"
  /** Whole percent points; undefined where no date is asked for. */
  readonly points: number | undefined
  readonly days: number
  readonly criticality: number | null
}

const LEAST_POINTS = 0.005
const LEAST_DAYS = 0.5

/** The reasons that are worth naming, the weightiest first. */
export function reasonsOf({ drivers, probability_target, probability_commitment }: MilestoneForecast): Reason[] {
  const asked = probability_target !== null || probability_commitment !== null
  return drivers
    .map(({ id, kind, probability_gain, p80_days_gain, criticality }) => ({
      id,
      kind,
      points: asked && probability_gain !== null ? Math.round(probability_gain * 100) : undefined,
      gain: probability_gain ?? 0,
      days: Math.round(p80_days_gain),
      criticality,
      worth: (probability_gain ?? 0) >= LEAST_POINTS || p80_days_gain >= LEAST_DAYS,
    }))
    .filter(({ worth }) => worth)
    .sort((a, b) => b.gain - a.gain || b.days - a.days)
    .map(({ worth: _, gain: __, ...reason }) => reason)
}

/** How wide the bar of a reason is, from 0 to 1: by points, or by days where none is worth a point. */
export function widthOf(reason: Reason, reasons: readonly Reason[]): number {
  const byPoints = reasons.some(({ points = 0 }) => points > 0)
  const size = ({ points = 0, days }: Reason) => Math.max(0, byPoints ? points : days)
  const most = Math.max(...reasons.map(size), 1)
  return size(reason) / most
}

/** Whether the promise is less likely than it was meant to be. */
export function isShort({ probability_commitment, confidence }: MilestoneForecast): boolean {
  return probability_commitment !== null && confidence !== null && probability_commitment < confidence
}

/**
 * What would be done about a driver: a risk is prevented (or mitigated, where the plan says how), work is kept to its likely,
 * and a judged date made sure. */
export function deedOf(kind: Reason["kind"], fields: Fields | undefined): "prevent" | "mitigate" | "keep" | "decide" {
  if (kind === "risk") return fields?.mitigation === undefined ? "prevent" : "mitigate"
  return fields?.expected === undefined ? "keep" : "decide"
}
