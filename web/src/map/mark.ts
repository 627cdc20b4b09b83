import type { MilestoneForecast } from "@/api/types"
import { chanceBy, dateAt } from "@/drawing/chance"
import { DAY, endOf, type Minutes, startOf } from "@/drawing/time"
import type { Json } from "@/replica/effect"
import type { Entity } from "@/replica/state"

/**
 * How a milestone stands: ahead of us with a forecast, reached, without a basis for one, or so new that its forecast is
 * being worked out.
 */
export type Standing = "open" | "reached" | "no-basis" | "pending"

/** Where a milestone stood when I last looked. */
export type Ghost = {
  readonly stone: Minutes
  readonly target: Minutes | undefined
  readonly commitment: Minutes | undefined
}

/** Which of a milestone's two dates. */
export type Wish = "target" | "commitment"

/** A milestone as the map draws it; all moments in minutes, local to the plan. */
export type Mark = {
  readonly id: string
  readonly name: string
  readonly standing: Standing
  /** Where the stone stands: P80, when it was reached, or the date there is; today where there is none yet. */
  readonly stone: Minutes
  /** P10, P50 and P90. */
  readonly band: readonly [Minutes, Minutes, Minutes] | undefined
  readonly quantiles: readonly number[] | undefined
  readonly target: Minutes | undefined
  readonly commitment: Minutes | undefined
  /** How sure the promise should be, 0 to 1. */
  readonly confidence: number
  readonly chances: Readonly<Record<Wish, number | undefined>>
  /** It waits for something without a basis: its chances are the most that they can be. */
  readonly atMost: boolean
  readonly drivers: MilestoneForecast["drivers"]
  readonly ghost: Ghost | undefined
}

/** What its signs tell of a milestone. */
export type DrawnMark = Omit<Mark, "name" | "confidence" | "atMost" | "drivers">

export const USUAL_CONFIDENCE = 0.8

/** How sure one of its dates should be. */
export function levelOf(mark: Mark, wish: Wish): number {
  return wish === "commitment" ? mark.confidence : USUAL_CONFIDENCE
}

/** The first date that is sure enough: the midnight that ends its day. */
export function honestDate(quantiles: readonly number[], level: number): Minutes {
  return Math.ceil(dateAt(quantiles, level) / DAY) * DAY
}

/** The chance that gives a milestone its colour and its words: that of the target, else of the promise. */
export function chanceOf(mark: DrawnMark): number | undefined {
  return mark.target === undefined ? mark.chances.commitment : mark.chances.target
}

/** The mark of a milestone from what the plan holds and what the newest forecast says. */
export function markOf(
  milestone: Entity,
  forecast: MilestoneForecast | undefined,
  ghost: Ghost | undefined,
  today: Minutes,
): Mark {
  const target = dateOf(milestone.target)
  const commitment = dateOf(promiseOf(milestone)?.date)
  const quantiles = forecast?.quantiles ?? undefined
  const actual = dateOf(milestone.actual)
  const reached = actual !== undefined || forecast?.reached === true
  const band = bandOf(forecast)
  return {
    id: milestone.id,
    name: typeof milestone.name === "string" ? milestone.name : milestone.id,
    standing: reached ? "reached" : !forecast ? "pending" : quantiles ? "open" : "no-basis",
    stone: stoneOf(actual, forecast) ?? target ?? commitment ?? today,
    band: reached ? undefined : band,
    quantiles: reached ? undefined : quantiles,
    target,
    commitment,
    confidence: shareOf(promiseOf(milestone)?.confidence) ?? USUAL_CONFIDENCE,
    chances: {
      target: chanceFor(target, dateOf(forecast?.target), forecast?.probability_target, quantiles),
      commitment: chanceFor(commitment, dateOf(forecast?.commitment), forecast?.probability_commitment, quantiles),
    },
    atMost: (forecast?.rests_on.length ?? 0) > 0,
    drivers: forecast?.drivers ?? [],
    ghost,
  }
}

/** The mark with one of its dates somewhere else, as while it is dragged: the chance read off the stored quantiles. */
export function withDate(mark: Mark, wish: Wish, at: Minutes): Mark {
  const chance = mark.quantiles ? chanceBy(mark.quantiles, at) : undefined
  return { ...mark, [wish]: at, chances: { ...mark.chances, [wish]: chance } }
}

/** Marks are kept while neither the milestone nor its forecast changes, so that nothing else is drawn again. */
export class MarkCache {
  private readonly known = new WeakMap<Entity, { from: readonly unknown[]; mark: Mark }>()

  of(...from: Parameters<typeof markOf>): Mark {
    const [milestone] = from
    const found = this.known.get(milestone)
    if (found?.from.every((each, place) => each === from[place])) return found.mark
    const mark = markOf(...from)
    this.known.set(milestone, { from, mark })
    return mark
  }
}

export function promiseOf(milestone: Entity): { date?: Json; confidence?: Json } | undefined {
  const { commitment } = milestone
  return commitment && typeof commitment === "object" && !Array.isArray(commitment) ? commitment : undefined
}

/** A share as written, "80%" or 0.8. */
export function shareOf(written: Json | undefined): number | undefined {
  const share = typeof written === "string" ? Number.parseFloat(written) / (written.includes("%") ? 100 : 1) : written
  return typeof share === "number" && Number.isFinite(share) ? share : undefined
}

function stoneOf(actual: Minutes | undefined, forecast: MilestoneForecast | undefined): Minutes | undefined {
  if (!forecast || (actual !== undefined && !forecast.reached)) return actual
  return startOf(forecast.p80 ?? forecast.deterministic)
}

function bandOf(forecast: MilestoneForecast | undefined): Mark["band"] {
  if (!forecast?.p10 || !forecast.p50 || !forecast.p90) return undefined
  return [startOf(forecast.p10), startOf(forecast.p50), startOf(forecast.p90)]
}

function dateOf(written: Json | undefined): Minutes | undefined {
  const instant = typeof written === "string" ? endOf(written) : Number.NaN
  return Number.isFinite(instant) ? instant : undefined
}

/** What the forecast says of a date; of one that has moved since, what its quantiles say. */
function chanceFor(
  date: Minutes | undefined,
  forecastDate: Minutes | undefined,
  probability: number | null | undefined,
  quantiles: readonly number[] | undefined,
): number | undefined {
  if (date === undefined) return undefined
  if (date === forecastDate && probability !== null && probability !== undefined) return probability
  return quantiles ? chanceBy(quantiles, date) : undefined
}
