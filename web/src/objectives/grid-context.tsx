import { createContext, useContext } from "react"

/** What is being written in place, and at which line: `at` is a line's key, "" above them all. */
export type Form = {
  readonly at: string
  readonly what: "check-in" | "link" | "choose" | "key-result" | "objective"
}

/** What a line can do to the tree that it stands in. */
export type Grid = {
  readonly form: Form | undefined
  readonly write: (form: Form) => void
  /** Ends writing and goes back to the line. */
  readonly close: () => void
  readonly turn: (key: string) => void
  readonly active: string | undefined
  readonly activate: (key: string) => void
}

const Context = createContext<Grid | undefined>(undefined)
export const GridProvider = Context.Provider

export function useGrid(): Grid {
  const grid = useContext(Context)
  if (!grid) throw new Error("this part of the page stands within the tree of objectives")
  return grid
}
