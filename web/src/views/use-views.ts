import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useSearch } from "@tanstack/react-router"
import { OFFLINE, RequestError } from "@/api/problem"
import type { PlanSummary } from "@/api/types"
import { useLaneKind } from "@/map/use-lane-kind"
import { useOpenPlan, usePlan } from "@/plan/plan-context"
import { usePlanView } from "@/plan/use-plan-view"
import { listViews, type SavedView, viewsKey } from "@/views/calls"
import { differences, type Shown, savedOf, shownOf } from "@/views/shown"
import { presentLocale, say } from "@/words/words"

/** The saved views of the open plan that I see; `fresh` asks for them anew, and has those that are known meanwhile. */
export function useViews({ fresh = false } = {}) {
  const { id } = useOpenPlan()
  return useQuery({
    queryKey: viewsKey(id),
    queryFn: () => listViews(id),
    ...(fresh ? { staleTime: 0, retry: false } : {}),
  })
}

/** Whether somebody of that role shares views, and says with which one the plan opens. */
export function isEditor({ role }: PlanSummary): boolean {
  return role === "editor" || role === "owner"
}

/** In the order of their names. */
export function byName(views: readonly SavedView[]): SavedView[] {
  const words = new Intl.Collator(presentLocale(), { numeric: true })
  return [...views].sort((a, b) => words.compare(a.name, b.name))
}

/** What the address says that I see. */
export function useShown(): Shown | undefined {
  const search = useSearch({ from: "/plans/$plan" })
  const view = usePlanView()
  return view && shownOf(view, search)
}

/** What is kept of what I see: what the map's lanes are as well, which I may have chosen where others did not. */
export function useKept(shown: Shown): Shown {
  const { id } = useOpenPlan()
  const { plan } = usePlan()
  const [lanes] = useLaneKind(id, plan)
  return shownOf(shown.view, { ...shown.search, lanes })
}

/** The saved view that I am in: whether it shows something else by now, and whether anything at all is otherwise. */
export type Opened = { readonly saved: SavedView; readonly changed: boolean; readonly same: boolean }

/** The saved view that was opened last, while I am at the view that it is of. */
export function useOpened(shown: Shown | undefined): Opened | undefined {
  const { data } = useViews()
  const id = useSearch({ from: "/plans/$plan", select: (search) => search.view })
  const saved = data?.find((each) => each.id === id)
  const found = saved && shown && differences(savedOf(saved), shown)
  // To open details in a view is to use it, not to change it.
  return found && { saved, changed: found.some((name) => name !== "sel"), same: found.length === 0 }
}

/** Does something to the saved views of the open plan, and then has them as they are. Nothing of it waits for a connection. */
export function useViewsChange<Given, Made extends SavedView | undefined>(
  act: (plan: string, given: Given) => Promise<Made>,
) {
  const { id } = useOpenPlan()
  const queries = useQueryClient()
  return useMutation({
    networkMode: "always",
    mutationFn: (given: Given) => act(id, given).catch(asRefused),
    onSuccess: (made) => {
      if (made) queries.setQueryData<SavedView[]>(viewsKey(id), (known = []) => [...known.filter(other(made)), made])
    },
    onSettled: () => queries.invalidateQueries({ queryKey: viewsKey(id) }),
  })
}

function other({ id }: SavedView): (each: SavedView) => boolean {
  return (each) => each.id !== id
}

function asRefused(error: unknown): never {
  if (!(error instanceof RequestError) || error.problem.code !== OFFLINE.code) throw error
  throw new RequestError({ ...OFFLINE, mend: say("views.offline") })
}
