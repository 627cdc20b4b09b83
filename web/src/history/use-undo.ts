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
    if (away && open.replica.read().sending > 0) notifications.show({ message: say("history.takenBackLater") })
    await sent(open.replica)
    await tell(open.replica.read().plan, () => open.undo())
  }, [open, away])
  const redo = useCallback(() => tell(open.replica.read().plan, () => open.redo()), [open])
  return { mayUndo: may && (undoable !== undefined || sending > 0), mayRedo: may && mayRedo, undo, redo }
}

/** Takes any revision back, whoever made it. */
export function useTakeBack(): (number: number) => Promise<void> {
  const open = useOpenPlan()
  return useCallback((number) => tell(open.replica.read().plan, () => open.takeBack(number)), [open])
}

type Waiting = { read: () => { sending: number }; subscribe: (listener: () => void) => () => void }

/** Resolves once nothing of mine is under way. */
function sent({ read, subscribe }: Waiting): Promise<void> {
  return new Promise((resolve) => {
    if (read().sending === 0) return resolve()
    const stop = subscribe(() => {
      if (read().sending > 0) return
      stop()
      resolve()
    })
  })
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
