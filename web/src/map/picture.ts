import type { ForecastDocument } from "@/api/types"
import { endOf, type Minutes, startOf, todayText } from "@/drawing/time"
import { type Lane, type LaneKind, lanesOf } from "@/map/lanes"
import type { Link } from "@/map/links"
import type { Ghost, Mark, MarkCache } from "@/map/mark"
import type { Phase } from "@/map/phases"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

/** What the map draws. */
export type Picture = {
  readonly title: string
  /** The revision that is drawn. */
  readonly number: number
  readonly today: Minutes
  /** Where its day is told, if the plan says so; else it is told where the reader is. */
  readonly zone: string | undefined
  readonly lanes: readonly Lane[]
  readonly links: readonly Link[]
  readonly phases: readonly Phase[]
  /** By what it is narrowed, and how many milestones there are in all; undefined where all are shown. */
  readonly narrowed: { readonly text: string; readonly all: number } | undefined
}

/** The plan's today: as the forecast took it, else as it is set. */
export function todayOf(plan: PlanState, forecast: ForecastDocument | undefined): Minutes {
  const written = forecast?.status_date ?? plan.settings.status_date
  const known = typeof written === "string" ? startOf(written) : Number.NaN
  return Number.isFinite(known) ? known : startOf(todayText())
}

/** All milestones of a plan as marks, in its order. */
export function marksOf(
  plan: PlanState,
  forecast: ForecastDocument | undefined,
  ghosts: ReadonlyMap<string, Ghost>,
  cache: MarkCache,
): Mark[] {
  const forecasts = new Map(forecast?.milestones.map((each) => [each.id, each]))
  const today = todayOf(plan, forecast)
  const milestones = plan.kinds.get("milestone")?.values() ?? []
  return [...milestones].map((each) => cache.of(each, forecasts.get(each.id), ghosts.get(each.id), today))
}

/** Where milestones stood in an earlier forecast. */
export function ghostsOf(forecast: ForecastDocument | undefined): Map<string, Ghost> {
  const date = (written: string | null) => (written === null ? undefined : endOf(written))
  return new Map(
    forecast?.milestones.map((each) => [
      each.id,
      {
        stone: startOf(each.p80 ?? each.deterministic),
        target: date(each.target),
        commitment: date(each.commitment),
      },
    ]),
  )
}

/** Those whose name has what is looked for. */
export function found(marks: readonly Mark[], text: string | undefined): readonly Mark[] {
  const wanted = text?.trim().toLocaleLowerCase()
  return wanted ? marks.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)) : marks
}

/** How a picture of what is looked for says so. */
export function narrowedTo(text: string | undefined, marks: readonly Mark[]): Picture["narrowed"] {
  const wanted = text?.trim()
  return wanted ? { text: wanted, all: marks.length } : undefined
}

/** Marks in lanes. */
export function inLanes(
  kind: LaneKind,
  marks: readonly Mark[],
  plan: PlanState,
  forecast: ForecastDocument | undefined,
): Lane[] {
  const others = (alone: boolean) => (alone ? String(plan.settings.plan ?? "") : say("map.otherMilestones"))
  return lanesOf(kind, marks, plan, forecast, others)
}
