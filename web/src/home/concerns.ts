import { level } from "@/drawing/chance"
import type { AwaitedMilestone, PlanOverview } from "@/home/calls"

/** A date that will hardly be kept: a promise under its confidence, or a wish that is unlikely. */
export type Concern = {
  readonly kind: "promise" | "target"
  readonly plan: PlanOverview
  readonly milestone: AwaitedMilestone
  readonly date: string
  readonly probability: number
  /** How far it is from where it should be, from 0 to 1. */
  readonly lack: number
}

/** Something else that somebody is to do: check in key results of a plan, or move its status date on. */
export type Chore =
  | { readonly kind: "check-in"; readonly plan: PlanOverview; readonly names: readonly string[]; readonly days: number }
  | { readonly kind: "status-date"; readonly plan: PlanOverview; readonly days: number }

export type Needs = {
  readonly mine: readonly Concern[]
  readonly others: readonly Concern[]
  readonly chores: readonly Chore[]
}

const USUAL = 0.8
/** A status date that stands still is told of after so many days. */
const STALE = 8
const DAY = 86_400_000

/** What needs the reader, what is at risk elsewhere, and what is to be done besides; what presses most comes first. */
export function needsOf(plans: readonly PlanOverview[], today: string): Needs {
  const concerns = plans.flatMap(concernsOf).sort(byPressure)
  return {
    mine: concerns.filter(isMine),
    others: concerns.filter((concern) => !isMine(concern)),
    chores: plans.flatMap((plan) => [...staleDate(plan, today), ...overdue(plan)]),
  }
}

/** Whose a milestone is: theirs who answer for it; in a plan that does not know the reader, its owners'. */
function isMine({ plan, milestone }: Concern): boolean {
  return isKnown(plan) ? milestone.mine : plan.role === "owner"
}

function isKnown(plan: PlanOverview): boolean {
  return [...(plan.forecast?.milestones ?? []), ...plan.check_ins].some(({ mine }) => mine)
}

function concernsOf(plan: PlanOverview): Concern[] {
  return (plan.forecast?.milestones ?? []).flatMap((milestone) => {
    const { commitment, target, probability_commitment: promised, probability_target: wished } = milestone
    const confidence = milestone.confidence ?? USUAL
    if (commitment !== null && promised !== null && promised < confidence) {
      return [
        { kind: "promise", plan, milestone, date: commitment, probability: promised, lack: confidence - promised },
      ]
    }
    if (target !== null && wished !== null && level(wished) === "unlikely") {
      return [{ kind: "target", plan, milestone, date: target, probability: wished, lack: USUAL - wished }]
    }
    return [] as Concern[]
  }) as Concern[]
}

/** Promises before wishes, the widest gap first, then the earliest date. */
function byPressure(a: Concern, b: Concern): number {
  return (
    Number(a.kind === "target") - Number(b.kind === "target") ||
    b.lack - a.lack ||
    (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)
  )
}

/** A plan whose today is long past forecasts from there. */
function staleDate(plan: PlanOverview, today: string): Chore[] {
  if (plan.moves_with_time || plan.status_date === null || !mayEdit(plan)) return []
  const days = Math.round((Date.parse(today) - Date.parse(plan.status_date.slice(0, 10))) / DAY)
  return days >= STALE ? [{ kind: "status-date", plan, days }] : []
}

/** All key results of a plan at once; `days` are those of the one that waits longest. */
function overdue(plan: PlanOverview): Chore[] {
  const mine = isKnown(plan) ? plan.check_ins.filter((each) => each.mine) : plan.role === "owner" ? plan.check_ins : []
  if (mine.length === 0) return []
  const longest = [...mine].sort((a, b) => b.days - a.days)
  return [{ kind: "check-in", plan, names: longest.map(({ name }) => name), days: longest[0]?.days ?? 0 }]
}

function mayEdit({ role }: PlanOverview): boolean {
  return role === "editor" || role === "owner"
}
