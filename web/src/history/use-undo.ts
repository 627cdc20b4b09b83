import { notifications } from "@mantine/notifications"
import { useCallback, useSyncExternalStore } from "react"
import { RequestError } from "@/api/problem"
import { useMayEdit, useOpenPlan, usePresent } from "@/plan/plan-context"
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
  const undo = useCallback(async () => {
    await sent(open.replica)
    await tell(() => open.undo())
  }, [open])
  const redo = useCallback(() => tell(() => open.redo()), [open])
  return { mayUndo: may && (undoable !== undefined || sending > 0), mayRedo: may && mayRedo, undo, redo }
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

async function tell(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    const problem = error instanceof RequestError ? error.problem : undefined
    if (!problem) throw error
    notifications.show({ title: say("history.notTakenBack"), message: `${problem.detail}. ${problem.mend}` })
  }
}
