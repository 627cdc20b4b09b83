import type { ForecastDocument, MilestoneForecast } from "@/api/types"
import { endOf, type Minutes, startOf } from "@/drawing/time"
import { type Reference, readReference, referenceText } from "@/entity/kinds"

/** What the forecast is looked at for: a milestone, or the finish of the whole plan. */
export type Subject = { readonly milestone: string | undefined }

export const FINISH: Subject = { milestone: undefined }
const PLAN: Reference = { kind: "plan", id: "plan" }

/** The milestone that gains of activities and risks are about: the dated one ahead with the latest P50. */
export function headlineOf({
  target,
  milestones,
}: Pick<ForecastDocument, "target" | "milestones">): string | undefined {
  if (target !== null) return target
  let last: MilestoneForecast | undefined
  for (const each of milestones) {
    if (each.reached || !each.p50 || !(each.target || each.commitment)) continue
    if (!last?.p50 || each.p50 > last.p50) last = each
  }
  return last?.id
}

/** A subject as `kind:id`, as addresses name it. */
export function subjectText({ milestone }: Subject): string {
  return referenceText(milestone === undefined ? PLAN : { kind: "milestone", id: milestone })
}

/** The subject that `kind:id` names; undefined where it names something else. */
export function readSubject(text: string | undefined): Subject | undefined {
  const found = readReference(text)
  if (found?.kind === "plan") return FINISH
  return found?.kind === "milestone" ? { milestone: found.id } : undefined
}

/** Whether it is the subject that is selected. */
export function isSubject(selected: Reference | undefined, subject: Subject): boolean {
  return selected !== undefined && referenceText(selected) === subjectText(subject)
}

/** What the selection names, else what was looked at before, else the headline; the finish where there is none. */
export function subjectOf(
  selected: Reference | undefined,
  before: Subject | undefined,
  forecast: ForecastDocument,
): Subject {
  const known = (id: string | undefined) => id !== undefined && forecast.milestones.some((each) => each.id === id)
  if (selected?.kind === "plan") return FINISH
  if (selected?.kind === "milestone" && known(selected.id)) return { milestone: selected.id }
  if (before && (before.milestone === undefined || known(before.milestone))) return before
  return { milestone: headlineOf(forecast) }
}

/** What is told of a subject, moments in minutes. */
export type Told = {
  readonly name: string
  readonly reached: boolean
  readonly quantiles: readonly number[] | undefined
  readonly p10: Minutes | undefined
  readonly p50: Minutes | undefined
  readonly p80: Minutes | undefined
  readonly p90: Minutes | undefined
  readonly target: Wish | undefined
  readonly promise: Wish | undefined
  /** How sure the promise is to be, 0 to 1. */
  readonly confidence: number
  /** Its chances are the most that they can be: it waits for what has no basis. */
  readonly atMost: boolean
  readonly answer: string | undefined
}

/** A date that somebody waits for: the midnight that ends it, and the chance of it. */
export type Wish = { readonly at: Minutes; readonly probability: number | null }

const USUAL_CONFIDENCE = 0.8

/** What the forecast tells of a subject; undefined where it does not know it. */
export function toldOf(forecast: ForecastDocument, { milestone }: Subject, planName: string): Told | undefined {
  if (milestone === undefined) {
    const { quantiles } = forecast.finish
    return {
      name: planName,
      reached: false,
      quantiles: quantiles ?? undefined,
      ...momentsOf(forecast.finish),
      target: undefined,
      promise: undefined,
      confidence: USUAL_CONFIDENCE,
      atMost: false,
      answer: undefined,
    }
  }
  const found = forecast.milestones.find(({ id }) => id === milestone)
  return (
    found && {
      name: found.name,
      reached: found.reached,
      quantiles: found.quantiles ?? undefined,
      ...momentsOf(found),
      target: wish(found.target, found.probability_target),
      promise: wish(found.commitment, found.probability_commitment),
      confidence: found.confidence ?? USUAL_CONFIDENCE,
      atMost: found.rests_on.length > 0,
      answer: found.answer,
    }
  )
}

function momentsOf({ p10, p50, p80, p90 }: Record<"p10" | "p50" | "p80" | "p90", string | null>) {
  return { p10: momentOf(p10), p50: momentOf(p50), p80: momentOf(p80), p90: momentOf(p90) }
}

function momentOf(text: string | null): Minutes | undefined {
  return text === null ? undefined : startOf(text)
}

function wish(date: string | null, probability: number | null): Wish | undefined {
  return date === null ? undefined : { at: endOf(date), probability }
}
