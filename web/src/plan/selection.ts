import { useNavigate, useSearch } from "@tanstack/react-router"
import { useCallback } from "react"
import { type Reference, readReference, referenceText } from "@/entity/kinds"

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** The focus goes into the details that open. */
    entering?: boolean
  }
}

/** What the address says is selected. */
export function useSelection(): Reference | undefined {
  return readReference(useSearch({ strict: false }).sel)
}

export type Select = (reference: Reference | undefined, field?: string) => void

/**
 * Selects an entity on the page where one is; nothing closes the panel. With a field, the panel opens with the cursor in
 * it. Going from one selection to another leaves one step for the browser's Back.
 */
export function useSelect(): Select {
  const navigate = useNavigate()
  const selected = useSelection() !== undefined
  return useCallback(
    (reference, field) => {
      void navigate({
        to: ".",
        search: ({ sel: _, ...rest }) => (reference ? { ...rest, sel: referenceText(reference) } : rest),
        hash: field ?? "",
        hashScrollIntoView: false,
        replace: selected,
      })
    },
    [navigate, selected],
  )
}

/** Selects an entity and goes into its details, for whoever came by keyboard from elsewhere. */
export function useEnter(): (reference: Reference) => void {
  const navigate = useNavigate()
  return useCallback(
    (reference) => {
      void navigate({
        to: ".",
        search: (old) => ({ ...old, sel: referenceText(reference) }),
        hash: "",
        hashScrollIntoView: false,
        state: { entering: true },
      })
    },
    [navigate],
  )
}
