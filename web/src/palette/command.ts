import type { ReactNode } from "react"
import type { Chord } from "@/app/keys/chord"

/** Under which heading a command stands: what was found in the plan, where one can go, what can be done, other plans. */
export const GROUPS = ["found", "go", "do", "plans"] as const
export type Group = (typeof GROUPS)[number]

/** Something that the palette can do, or ask for first. */
export type Command = Deed | Asking

/** Done at once. */
export type Deed = Described & { readonly run: () => void }

/** Something has to be written first. */
export type Asking = Described & { readonly ask: Question }

type Described = {
  /** Stays the same from visit to visit: by it is remembered what was used. */
  readonly id: string
  readonly group: Group
  readonly title: string
  readonly icon?: ReactNode
  /** Where it stands, or what it belongs to. */
  readonly about?: string
  /** Other words by which it is looked for. */
  readonly also?: string
  /** In what else than the title the words were found, or what else will be done. */
  readonly reason?: string
  /** The keys that do the same. */
  readonly chords?: readonly Chord[]
  /** Why it cannot be done now. */
  readonly blocked?: string
  /** It shows only once it is looked for. */
  readonly quiet?: true
  /** It never comes back as recently used. */
  readonly forgotten?: true
}

/** What has to be written before something is done. */
export type Question = {
  readonly label: string
  readonly hint: string
  /** What is written already. */
  readonly initial?: string
  /** What will be done with a text; undefined where the text will not do. */
  readonly answer: (text: string) => Answer | undefined
}

export type Answer = { readonly title: string; readonly reason?: string; readonly run: () => void }

/** Finds things among many, such as the entities of a plan. */
export type Finder = {
  /** Gets ready, so that the first letter is answered at once. */
  readonly prepare: () => void
  readonly find: (query: string) => readonly Scored[]
  /** What was used before and is still there. */
  readonly known: (id: string) => Command | undefined
  /** What can be done where nothing was found. */
  readonly instead: (query: string) => Command | undefined
}

export type Scored = { readonly command: Command; readonly score: number }
