import { ActionIcon } from "@mantine/core"
import { useEffect } from "react"
import { RedoIcon, UndoIcon } from "@/app/icons"
import { ariaKeys } from "@/app/keys/key-words"
import { askedOf, chordsOf } from "@/app/keys/table"
import { isWriting } from "@/app/keys/writing"
import { type Undo, useUndo } from "@/history/use-undo"
import { say } from "@/words/words"

/** Undo and redo of my own changes, as buttons and by the usual keys. */
export function UndoButtons() {
  const undo = useUndo()
  useUndoKeys(undo)
  return (
    <ActionIcon.Group>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        disabled={!undo.mayUndo}
        aria-label={say("app.undo")}
        aria-keyshortcuts={ariaKeys(chordsOf("plan", "undo"))}
        onClick={() => void undo.undo()}
      >
        <UndoIcon />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        disabled={!undo.mayRedo}
        aria-label={say("app.redo")}
        aria-keyshortcuts={ariaKeys(chordsOf("plan", "redo"))}
        onClick={() => void undo.redo()}
      >
        <RedoIcon />
      </ActionIcon>
    </ActionIcon.Group>
  )
}

/** Keys may come faster than what they ask for is done: each waits for the one before, and finds out then what there is. */
function useUndoKeys({ undo, redo }: Undo): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const asked = askedOf("plan", event)
      if (asked === undefined || event.defaultPrevented || isWriting(event.target)) return
      event.preventDefault()
      if (asked === "undo") void undo()
      if (asked === "redo") void redo()
    }
    window.addEventListener("keydown", pressed)
    return () => window.removeEventListener("keydown", pressed)
  }, [undo, redo])
}
