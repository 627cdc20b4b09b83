import type { MilestoneForecast, PlanProblem, TrialDocument } from "@/api/types"
import { findById } from "@/entity/entity"
import { KINDS, type Kind, type Reference } from "@/entity/kinds"
import type { PlanState } from "@/replica/state"

export type Gone = Reference & { readonly kind: Kind }
/** A milestone whose chance would be another: before and after, from 0 to 1. */
export type Shift = { readonly id: string; readonly before: number; readonly after: number }

/** What a removal would do besides. */
export type Consequences = {
  /** What goes with it. */
  readonly gone: readonly Gone[]
  /** What stays, and names it no more: with the fields that change. */
  readonly changed: readonly { readonly reference: Gone; readonly fields: readonly string[] }[]
  /** Activities that would stand elsewhere in time. */
  readonly moved: readonly string[]
  readonly shifts: readonly Shift[]
  readonly problems: readonly PlanProblem[]
  /** The baselines that keep the dates of what goes. */
  readonly keeping: readonly string[]
}

/** The code for a baseline that names what is no longer there. */
const KEPT = "baseline-dangling-id"

type Told = { kind?: unknown; id?: unknown; before?: unknown; after?: unknown }

/** What a trial says of removing an entity, in terms of what the plan has now. */
export function consequencesOf(trial: TrialDocument, removed: Reference, plan: PlanState): Consequences {
  const effects = (trial.effects as Told[]).flatMap(({ kind, id, before, after }) => {
    const known = KINDS.find((each) => each === kind)
    const own = known === removed.kind && id === removed.id
    return known && typeof id === "string" && !own ? [{ reference: { kind: known, id }, before, after }] : []
  })
  const gone = effects.filter(({ after }) => after === null).map(({ reference }) => reference)
  const leaving = new Set([removed.id, ...gone.map(({ id }) => id)])
  return {
    gone,
    changed: effects
      .filter(({ after }) => after !== null)
      .map(({ reference, before, after }) => ({ reference, fields: namesIn(before, after) })),
    moved: trial.cascade.map(({ id }) => id).filter((id) => !leaving.has(id) && findById(plan, id) !== undefined),
    shifts: shiftsOf(trial, leaving),
    problems: trial.problems.filter(({ code }) => code !== KEPT),
    keeping: [...new Set(trial.problems.flatMap(({ code, subject }) => (code === KEPT && subject ? [subject] : [])))],
  }
}

function namesIn(...records: unknown[]): string[] {
  return [...new Set(records.flatMap((record) => (record && typeof record === "object" ? Object.keys(record) : [])))]
}

const LEAST = 0.01

/** The largest changes of chance first; under a point is noise. */
function shiftsOf({ forecast }: TrialDocument, leaving: ReadonlySet<string>): Shift[] {
  const before = new Map(forecast.before.milestones.map((each) => [each.id, chanceOf(each)]))
  return forecast.after.milestones
    .flatMap((each) => {
      const was = before.get(each.id)
      const is = chanceOf(each)
      if (leaving.has(each.id) || was === undefined || was === null || is === null) return []
      return Math.abs(is - was) >= LEAST ? [{ id: each.id, before: was, after: is }] : []
    })
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
}

function chanceOf({ probability_target, probability_commitment }: MilestoneForecast): number | null {
  return probability_target ?? probability_commitment
}
