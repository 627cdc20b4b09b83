import { useEffect } from "react"
import { askedOf } from "@/app/keys/table"
import { isWriting } from "@/app/keys/writing"
import { type Over, useShow, useShown } from "@/palette/palette-context"

/** The keys that every page has: each shows what it is for, and closes it again. A question that is asked comes first. */
export function usePageKeys(): void {
  const show = useShow()
  const shown = useShown()
  useEffect(() => {
    const turn = (over: Over, event: KeyboardEvent) => {
      event.preventDefault()
      if (shown || !isAsked()) show(shown === over ? undefined : over)
    }
    // Before anybody else: it leads away from whatever is being written.
    const early = (event: KeyboardEvent) => {
      if (askedOf("everywhere", event) === "palette") turn("palette", event)
    }
    const late = (event: KeyboardEvent) => {
      const isHelp = askedOf("everywhere", event) === "help" && !event.defaultPrevented
      if (isHelp && !isWriting(event.target)) turn("keys", event)
    }
    window.addEventListener("keydown", early, true)
    window.addEventListener("keydown", late)
    return () => {
      window.removeEventListener("keydown", early, true)
      window.removeEventListener("keydown", late)
    }
  }, [show, shown])
}

/** Whether a dialog waits for an answer. */
function isAsked(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}
