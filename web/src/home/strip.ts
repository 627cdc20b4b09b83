import { type Level, level } from "@/drawing/chance"
import { endOf, type Minutes, startOf } from "@/drawing/time"
import type { AwaitedMilestone, PlanOverview } from "@/home/calls"

/** A milestone on the strip: where its likely span and its stone stand, as shares of the width, and in which row. */
export type StripMark = {
  readonly id: string
  readonly name: string
  readonly from: number
  readonly to: number
  readonly stone: number
  readonly row: number
  readonly chance: Level
}

/** What lies ahead of a plan in a few rows: from its status date to the last likely finish. */
export type Strip = {
  readonly start: Minutes
  readonly finish: Minutes
  readonly rows: number
  readonly marks: readonly StripMark[]
}

const MARGIN = 0.04
const MOST_ROWS = 6
/** The least room between two likely spans, as a share of the width. */
const GAP = 0.035

/** The strip of a plan; undefined where nothing ahead has a date. */
export function stripOf(plan: PlanOverview): Strip | undefined {
  const dated = (plan.forecast?.milestones ?? []).filter(({ p10, p80, p90 }) => p10 && p80 && p90)
  if (dated.length === 0 || plan.status_date === null) return undefined
  const start = startOf(plan.status_date)
  const last = Math.max(...dated.map(({ p90 }) => startOf(p90 ?? "")))
  const finish = start + Math.max(last - start, 1) * (1 + MARGIN)
  const share = (at: string | null) => Math.min(1, Math.max(0, (startOf(at ?? "") - start) / (finish - start)))
  const spans = dated.map((milestone) => ({
    id: milestone.id,
    name: milestone.name,
    from: share(milestone.p10),
    to: share(milestone.p90),
    stone: share(milestone.p80),
    chance: level(chanceOf(milestone)),
  }))
  const marks = inRows(spans.sort((a, b) => a.from - b.from || a.to - b.to))
  return { start, finish, rows: 1 + Math.max(...marks.map(({ row }) => row)), marks }
}

/** Each in the first row that has room for it; where none has, in the one that ends first. */
function inRows(spans: readonly Omit<StripMark, "row">[]): StripMark[] {
  const ends: number[] = []
  return spans.map((span) => {
    const free = ends.findIndex((end) => end + GAP <= span.from)
    const row = free >= 0 ? free : ends.length < MOST_ROWS ? ends.length : ends.indexOf(Math.min(...ends))
    ends[row] = span.to
    return { ...span, row }
  })
}

/** The chance that gives a milestone its colour, as on the map: that of its target, else of its promise. */
function chanceOf({ probability_target, probability_commitment }: AwaitedMilestone): number | null {
  return probability_target ?? probability_commitment
}

/** The date of a milestone that is least likely, and how likely it is. */
export type Awaited = { readonly chance: number; readonly date: Minutes }

export function leastSure(milestone: AwaitedMilestone): Awaited | undefined {
  const { target, commitment, probability_target: wished, probability_commitment: promised } = milestone
  const found: Awaited[] = []
  if (commitment !== null && promised !== null) found.push({ chance: promised, date: endOf(commitment) })
  if (target !== null && wished !== null) found.push({ chance: wished, date: endOf(target) })
  return found.sort((a, b) => a.chance - b.chance)[0]
}
