import { notifications } from "@mantine/notifications"
import { useCallback, useSyncExternalStore } from "react"
import { OFFLINE, RequestError } from "@/api/problem"
import { useConnection } from "@/app/live-context"
import { fieldWords, whatWords } from "@/panel/telling"
import { useMayEdit, useOpenPlan, usePresent } from "@/plan/plan-context"
import type { Stored } from "@/replica/replica"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

export type Undo = {
  readonly mayUndo: boolean
  readonly mayRedo: boolean
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
}

/** Takes back my own last change, or brings it back. What is still on its way is waited for. */
export function useUndo(): Undo {
  const open = useOpenPlan()
  const may = useMayEdit()
  const { sending } = usePresent()
  const mayRedo = useSyncExternalStore(open.subscribe, () => open.redoable)
  const undoable = useSyncExternalStore(open.subscribe, () => open.undoable)
  const away = useConnection() === "away"
  const undo = useCallback(async () => {
    if (!may) return
    if (away && open.replica.read().sending > 0) notifications.show({ message: say("history.takenBackLater") })
    await tell(open.replica.read().plan, () => open.undo())
  }, [open, may, away])
  const redo = useCallback(async () => {
    if (may) await tell(open.replica.read().plan, () => open.redo())
  }, [open, may])
  return { mayUndo: may && (undoable !== undefined || sending > 0), mayRedo: may && mayRedo, undo, redo }
}

/** Takes any revision back, whoever made it. */
export function useTakeBack(): (number: number) => Promise<void> {
  const open = useOpenPlan()
  return useCallback((number) => tell(open.replica.read().plan, () => open.takeBack(number)), [open])
}

/** Says what could not be taken back: all of it where the server refused, or what was changed since. */
async function tell(plan: PlanState, act: () => Promise<Stored | undefined>): Promise<void> {
  try {
    const stored = await act()
    if (stored?.left?.length) warn(leftWords(plan, stored))
  } catch (error) {
    const problem = error instanceof RequestError ? error.problem : undefined
    if (!problem) throw error
    warn(problem.code === OFFLINE.code ? say("history.noConnection") : `${problem.detail}. ${problem.mend}`)
  }
}

function warn(message: string): void {
  notifications.show({ title: say("history.notTakenBack"), message })
}

function leftWords(plan: PlanState, { changed, left = [] }: Stored): string {
  if (!changed) return say("history.nothingLeft")
  const what = left.map(({ kind, id, field }) => {
    const name = whatWords(plan, kind, id)
    return field === null ? name : say("plan.field", { name, field: fieldWords(field) })
  })
  return say("history.partly", { what: what.join("; ") })
}
