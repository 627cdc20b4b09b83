import { notifications } from "@mantine/notifications"
import { useNavigate } from "@tanstack/react-router"
import { RequestError } from "@/api/problem"
import { useOpenPlan } from "@/plan/plan-context"
import { sentence } from "@/rooms/failure"
import { changeView, type SavedView, type ViewChange } from "@/views/calls"
import { addressOf, type Shown } from "@/views/shown"
import { useViewsChange } from "@/views/use-views"
import { type Key, say } from "@/words/words"

type Given = { readonly saved: SavedView; readonly change: ViewChange; readonly done: Key }

/** What is done to a saved view at once; what became of it is told. */
export function useDeeds() {
  const { id } = useOpenPlan()
  const navigate = useNavigate()
  const { mutateAsync } = useViewsChange((plan, { saved, change }: Given) => changeView(plan, saved.id, change))
  const tell = (found: SavedView, { done, change }: Given) => {
    notifications.show({ message: say(done, { name: found.name }) })
    if (change.search) void navigate({ ...addressOf(id, found), replace: true })
  }
  // The menu is closed by then, and what is told does not hang on it.
  const act = (given: Given) => void mutateAsync(given).then((found) => tell(found, given), warn)
  return {
    update: (saved: SavedView, { view, search }: Shown) =>
      act({ saved, change: { view, search }, done: "views.isUpdated" }),
    share: (saved: SavedView, shared: boolean) =>
      act({ saved, change: { shared }, done: shared ? "views.isShared" : "views.isPrivate" }),
    open: (saved: SavedView, opens: boolean) =>
      act({ saved, change: { opens }, done: opens ? "views.isOpening" : "views.isNotOpening" }),
  }
}

function warn(error: Error): void {
  const problem = error instanceof RequestError ? error.problem : undefined
  const message = problem ? `${sentence(problem.detail)} ${problem.mend}` : error.message
  notifications.show({ title: say("views.notDone"), message })
}
