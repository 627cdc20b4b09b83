import { useCallback, useMemo, useState } from "react"
import { parentsIn, type Row, rowsOf } from "@/outline/tree"
import type { PlanState } from "@/replica/state"

/** From so many rows on, milestones begin closed. */
const MANY = 600

export type Rows = {
  readonly rows: readonly Row[]
  readonly turn: (key: string, open?: boolean) => void
  /** Opens everything, or closes down to the milestones. */
  readonly turnAll: (open: boolean) => void
}

/** The rows that are shown, and which of them are closed; the browser remembers that by plan. */
export function useRows(planId: string, plan: PlanState, find: string): Rows {
  const [closed, setClosed] = useState(() => remembered(planId) ?? usual(plan))
  const rows = useMemo(() => rowsOf(plan, { closed, find }), [plan, closed, find])
  const put = useCallback(
    (change: (closed: ReadonlySet<string>) => ReadonlySet<string>) =>
      setClosed((was) => {
        const next = change(was)
        remember(planId, next)
        return next
      }),
    [planId],
  )
  const turn = useCallback(
    (key: string, open?: boolean) =>
      put((was) => {
        const next = new Set(was)
        const opens = open ?? was.has(key)
        if (opens) next.delete(key)
        else next.add(key)
        return next
      }),
    [put],
  )
  const turnAll = useCallback((open: boolean) => put(() => new Set(open ? [] : milestonesIn(plan))), [put, plan])
  return { rows, turn, turnAll }
}

function usual(plan: PlanState): ReadonlySet<string> {
  const parents = parentsIn(plan)
  const tasks = plan.kinds.get("task")?.size ?? 0
  return new Set(parents.length + tasks > MANY ? milestonesIn(plan) : [])
}

function milestonesIn(plan: PlanState): string[] {
  return parentsIn(plan)
    .filter(({ kind }) => kind === "milestone")
    .map(({ key }) => key)
}

const name = (planId: string) => `milepost.outline.${planId}`

function remembered(planId: string): ReadonlySet<string> | undefined {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(name(planId)) ?? "null")
    return Array.isArray(found) ? new Set(found.map(String)) : undefined
  } catch {
    return undefined
  }
}

function remember(planId: string, closed: ReadonlySet<string>): void {
  sessionStorage.setItem(name(planId), JSON.stringify([...closed]))
}
