import { useQuery } from "@tanstack/react-query"
import { createContext, type ReactNode, useContext, useMemo } from "react"
import { readMe } from "@/api/calls"
import type { KeyResultForecast, MilestoneForecast, ObjectiveForecast } from "@/api/types"
import { DAY, endOf, type Minutes, startOf } from "@/drawing/time"
import { entitiesOf, textOf, titleOfId } from "@/entity/entity"
import { listPeople } from "@/forecast/calls"
import { staleAfter } from "@/objectives/check-in"
import { type Service, serviceOf } from "@/objectives/service"
import { type Node, treeOf } from "@/objectives/tree"
import { useForecast, useMayEdit, useOpenPlan, usePlan } from "@/plan/plan-context"
import type { PlanState } from "@/replica/state"

/** What every line of the tree reads. */
export type Goals = {
  readonly plan: PlanState
  readonly service: Service
  readonly tree: readonly Node[]
  readonly statusDate: string
  readonly staleAfter: number
  readonly mayEdit: boolean
  readonly objectives: ReadonlyMap<string, ObjectiveForecast>
  readonly keyResults: ReadonlyMap<string, KeyResultForecast>
  readonly milestones: ReadonlyMap<string, MilestoneForecast>
  /** The person of the plan that I am; undefined where nobody said. */
  readonly me: string | undefined
  readonly nameOf: (id: string) => string
  /** From the status date to the last moment that matters: one scale for the dates of all lines. */
  readonly span: { readonly start: Minutes; readonly finish: Minutes }
}

const Context = createContext<Goals | undefined>(undefined)

export function GoalsProvider({ children }: { children: ReactNode }) {
  const { plan } = usePlan()
  const forecast = useForecast()
  const mayEdit = useMayEdit()
  const me = useMyself()
  const goals = useMemo((): Goals => {
    const service = serviceOf(plan)
    const statusDate = statusDateOf(plan, forecast?.status_date)
    return {
      plan,
      service,
      tree: treeOf(plan, service),
      statusDate,
      staleAfter: staleAfter(plan.settings),
      mayEdit,
      objectives: byId(forecast?.objectives),
      keyResults: byId(forecast?.key_results),
      milestones: byId(forecast?.milestones),
      me,
      nameOf: (id) => titleOfId(plan, id),
      span: spanOf(plan, statusDate, forecast?.milestones ?? []),
    }
  }, [plan, forecast, mayEdit, me])
  return <Context value={goals}>{children}</Context>
}

export function useGoals(): Goals {
  const goals = useContext(Context)
  if (!goals) throw new Error("this part of the page stands within the objectives")
  return goals
}

/** Today for the plan: as it says, or, where it goes with the calendar, as the forecast says. */
function statusDateOf(plan: PlanState, forecast: string | undefined): string {
  const said = plan.settings.status_date
  const day = typeof said === "string" && /^\d{4}-\d{2}-\d{2}/.test(said) ? said : forecast
  return (day ?? "").slice(0, 10)
}

function spanOf(plan: PlanState, statusDate: string, milestones: readonly MilestoneForecast[]) {
  const dues = [...entitiesOf(plan, "objective").values()].map((each) => textOf(each, "due"))
  const ends = [...milestones.map(({ p90 }) => p90), ...dues].flatMap((each) => (each ? [endOf(each)] : []))
  const start = startOf(statusDate)
  return { start, finish: ends.reduce((last, each) => Math.max(last, each), start + 30 * DAY) }
}

function useMyself(): string | undefined {
  const { id } = useOpenPlan()
  const account = useQuery({ queryKey: ["me"], queryFn: readMe, staleTime: Number.POSITIVE_INFINITY }).data?.account.id
  const people = useQuery({ queryKey: ["plan", id, "people"], queryFn: () => listPeople(id) }).data?.items
  return people?.find((person) => person.account !== null && person.account?.id === account)?.id
}

function byId<T extends { id: string }>(items: readonly T[] | undefined): ReadonlyMap<string, T> {
  return new Map((items ?? []).map((each) => [each.id, each]))
}
