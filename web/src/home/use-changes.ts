import { useQueries } from "@tanstack/react-query"
import { useState } from "react"
import type { RevisionSummary } from "@/api/types"
import { newestRevisions, type PlanOverview } from "@/home/calls"
import { LookShelf, seen } from "@/map/last-look"

/** What others changed in a plan since the reader last looked at it. */
export type PlanChanges = {
  readonly plan: PlanOverview
  readonly revisions: readonly RevisionSummary[]
  /** How many there are besides those. */
  readonly more: number
}

const SHOWN = 4
const LOOKED_AT = 20
const PLANS = 6

/** The changes since the last look, and the way to say that they are seen. */
export function useChanges(
  plans: readonly PlanOverview[],
  me: string | undefined,
): [PlanChanges[], (changes: PlanChanges) => void] {
  const [, setSeen] = useState(0)
  const behind = plans.filter((plan) => lastSeen(plan.id) < plan.number).slice(0, PLANS)
  const found = useQueries({
    queries: behind.map(({ id, number }) => ({
      queryKey: ["plan", id, "history", "newest", number],
      queryFn: () => newestRevisions(id, LOOKED_AT),
    })),
  })
  const changes = behind.flatMap((plan, place) => {
    const revisions = (found[place]?.data?.items ?? []).filter((each) => isNews(each, lastSeen(plan.id), me))
    return revisions.length > 0 ? [{ plan, revisions: revisions.slice(0, SHOWN), more: revisions.length - SHOWN }] : []
  })
  const see = ({ plan }: PlanChanges) => {
    new LookShelf(localStorage, plan.id).save(seen(plan.number, Date.now()))
    setSeen((count) => count + 1)
  }
  return [changes, see]
}

/** Others' doing; that time passed is no news. */
export function isNews(revision: RevisionSummary, since: number, me: string | undefined): boolean {
  return revision.number > since && revision.who.id !== me && revision.through !== "time"
}

/** The revision that was seen last; a plan that was never opened here has no news. */
function lastSeen(plan: string): number {
  return new LookShelf(localStorage, plan).load()?.last.number ?? Number.POSITIVE_INFINITY
}
