import { useMutation, useQueries, useQueryClient } from "@tanstack/react-query"
import { sayLook } from "@/api/calls"
import type { Page, RevisionSummary } from "@/api/types"
import { newestRevisions, OVERVIEW, type PlanOverview } from "@/home/calls"

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
const TRIES = 3

/** The changes since the last look, and the way to say that they are seen. */
export function useChanges(
  plans: readonly PlanOverview[],
  me: string | undefined,
): [PlanChanges[], (changes: PlanChanges) => void] {
  const behind = plans.filter((plan) => lastSeen(plan) < plan.number).slice(0, PLANS)
  const found = useQueries({
    queries: behind.map(({ id, number }) => ({
      queryKey: ["plan", id, "history", "newest", number],
      queryFn: () => newestRevisions(id, LOOKED_AT),
    })),
  })
  const changes = behind.flatMap((plan, place) => {
    const revisions = (found[place]?.data?.items ?? []).filter((each) => isNews(each, lastSeen(plan), me))
    return revisions.length > 0 ? [{ plan, revisions: revisions.slice(0, SHOWN), more: revisions.length - SHOWN }] : []
  })
  return [changes, useSee()]
}

/** Says that all changes of a plan are seen: here at once, and to the server as soon as it can be told. */
function useSee(): (changes: PlanChanges) => void {
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: ({ id, number }: PlanOverview) => sayLook(id, { number, all_seen: true }),
    retry: TRIES,
    onMutate: async (plan) => {
      await queries.cancelQueries({ queryKey: OVERVIEW })
      queries.setQueryData<Page<PlanOverview>>(OVERVIEW, (known) => known && withSeen(known, plan))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: OVERVIEW }),
  })
  return ({ plan }) => mutate(plan)
}

function withSeen(known: Page<PlanOverview>, { id, number }: PlanOverview): Page<PlanOverview> {
  const last_look = { number, at: new Date().toISOString() }
  return { ...known, items: known.items.map((each) => (each.id === id ? { ...each, last_look } : each)) }
}

/** Others' doing; that time passed is no news. */
export function isNews(revision: RevisionSummary, since: number, me: string | undefined): boolean {
  return revision.number > since && revision.who.id !== me && revision.through !== "time"
}

/** The revision that was seen last; a plan that was never looked at has no news. */
function lastSeen({ last_look }: PlanOverview): number {
  return last_look?.number ?? Number.POSITIVE_INFINITY
}
