import type { Problem } from "@/api/problem"
import { type Change, touched } from "@/replica/change"

/** A change of one's own that the server has not confirmed yet. */
export type Draft = {
  /** The Idempotency-Key: sent again after a lost answer, it is stored once. */
  readonly key: string
  /** When it was made, by the clock: those of several tabs are sent in this order. */
  readonly made: number
  /** The revision that was seen when it was made. */
  readonly base: number
  readonly changes: readonly Change[]
  readonly message?: string
  /** Set where the server refused it: it is shown beside what stands, and nothing of it is lost. */
  readonly refused?: Problem
}

/** Whether it was refused for what I am in the plan, whatever it changes. */
export function isForbidden({ refused }: Draft): boolean {
  return refused?.status === 403
}

/**
 * Whether a refused edit has nothing left to say once I set the same fields anew: what was wrong is corrected. What was
 * refused for somebody else's edit, or for what I am, stays until I decide.
 */
export function isCorrected({ changes: refusedChanges, refused }: Draft, changes: readonly Change[]): boolean {
  const [only] = refusedChanges
  if (refused?.status !== 422 || refusedChanges.length !== 1 || only?.op !== "set") return false
  const anew = changes.flatMap((each) =>
    each.op === "set" && each.kind === only.kind && each.id === only.id ? Object.keys(each.fields) : [],
  )
  return Object.keys(only.fields).every((field) => anew.includes(field))
}

export function newDraft(base: number, changes: readonly Change[], message?: string): Draft {
  return { key: crypto.randomUUID(), made: Date.now(), base, changes, ...(message === undefined ? {} : { message }) }
}

/**
 * A later draft once an earlier one of mine is stored: it was made on top of the earlier one, and does not contradict it.
 * It moves on to that revision where nobody else's came between, where both touch the same, and where it names what the
 * earlier one brought, without which it could not be stored at all.
 */
export function afterOwn(
  later: Draft,
  earlier: Draft,
  { number, changed }: { number: number; changed: boolean },
): Draft {
  const isNext = changed && number === later.base + 1
  const follows = isNext || overlap(later, earlier) || restsOn(later, earlier)
  return follows ? { ...later, base: Math.max(later.base, number) } : later
}

function overlap(later: Draft, earlier: Draft): boolean {
  const mine = touched(earlier.changes)
  return [...touched(later.changes)].some((each) => mine.has(each) || mine.has(wholeOf(each)))
}

function restsOn(later: Draft, earlier: Draft): boolean {
  const brought = new Set(earlier.changes.flatMap(idsBrought))
  return later.changes.flatMap(textsIn).some((text) => brought.has(text))
}

function idsBrought(change: Change): string[] {
  if (change.op === "rename") return [change.to]
  return change.op === "add" && change.id !== undefined ? [change.id] : []
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function wholeOf(place: string): string {
  return place.slice(0, place.lastIndexOf("/") + 1)
}

/** Drafts of one account that outlive the page, by plan. */
export type DraftShelf = {
  load(plan: string): Draft[]
  save(plan: string, drafts: readonly Draft[]): void
  /** Hears the keys of drafts that another tab has done with, until the answer is called. */
  watch(plan: string, done: (key: string) => void): () => void
}

/**
 * Each draft stands by itself, for the tabs of a browser share the storage: none writes over what another one keeps.
 * So do people who share a browser: what one has not sent yet, another neither sees nor sends.
 */
export function browserShelf(storage: Storage, account: string): DraftShelf {
  const mine = new Set<string>()
  const start = (plan: string) => `milepost.draft.${account}.${plan}.`
  return {
    load(plan) {
      const names = Object.keys(storage).filter((name) => name.startsWith(start(plan)))
      const drafts = names.flatMap((name) => readable(storage.getItem(name)))
      for (const { key } of drafts) mine.add(key)
      return drafts.sort((a, b) => a.made - b.made)
    },
    save(plan, drafts) {
      const kept = new Set(drafts.map(({ key }) => key))
      for (const key of mine) {
        if (!kept.has(key)) storage.removeItem(start(plan) + key)
      }
      mine.clear()
      for (const draft of drafts) {
        mine.add(draft.key)
        storage.setItem(start(plan) + draft.key, JSON.stringify(draft))
      }
    },
    watch(plan, done) {
      const hear = ({ key, newValue }: StorageEvent) => {
        if (key?.startsWith(start(plan)) && newValue === null) done(key.slice(start(plan).length))
      }
      window.addEventListener("storage", hear)
      return () => window.removeEventListener("storage", hear)
    },
  }
}

function readable(text: string | null): Draft[] {
  try {
    return text === null ? [] : [JSON.parse(text) as Draft]
  } catch {
    return []
  }
}
