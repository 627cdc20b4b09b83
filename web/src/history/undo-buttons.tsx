import { ActionIcon } from "@mantine/core"
import { useEffect } from "react"
import { RedoIcon, UndoIcon } from "@/app/icons"
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
        aria-keyshortcuts="Control+Z"
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
        aria-keyshortcuts="Control+Shift+Z Control+Y"
        onClick={() => void undo.redo()}
      >
        <RedoIcon />
      </ActionIcon>
    </ActionIcon.Group>
  )
}

function useUndoKeys({ mayUndo, mayRedo, undo, redo }: Undo): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const asked = askedFor(event)
      if (asked === undefined || event.defaultPrevented || isWriting(event.target)) return
      event.preventDefault()
      if (asked === "undo" && mayUndo) void undo()
      if (asked === "redo" && mayRedo) void redo()
    }
    window.addEventListener("keydown", pressed)
    return () => window.removeEventListener("keydown", pressed)
  }, [mayUndo, mayRedo, undo, redo])
}

function askedFor({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): "undo" | "redo" | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo"
  return key.toLowerCase() === "y" && !shiftKey ? "redo" : undefined
}

/** Where one writes, the browser takes back letters. */
function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable=true]") !== null
}
