import type { Problem } from "@/api/problem"
import { type Change, touched } from "@/replica/change"

/** A change of one's own that the server has not confirmed yet. */
export type Draft = {
  /** The Idempotency-Key: sent again after a lost answer, it is stored once. */
  readonly key: string
  /** The revision that was seen when it was made. */
  readonly base: number
  readonly changes: readonly Change[]
  readonly message?: string
  /** Set where the server refused it: it is shown beside what stands, and nothing of it is lost. */
  readonly refused?: Problem
}

export function newDraft(base: number, changes: readonly Change[], message?: string): Draft {
  return { key: crypto.randomUUID(), base, changes, ...(message === undefined ? {} : { message }) }
}

/**
 * A later draft once an earlier one of mine is stored as revision `number`: where both touch the same, the later one was
 * made on top of the earlier, and does not contradict it.
 */
export function afterOwn(later: Draft, earlier: Draft, number: number): Draft {
  const mine = touched(earlier.changes)
  const overlaps = [...touched(later.changes)].some((each) => mine.has(each) || mine.has(wholeOf(each)))
  return overlaps ? { ...later, base: Math.max(later.base, number) } : later
}

function wholeOf(place: string): string {
  return place.slice(0, place.lastIndexOf("/") + 1)
}

/** Drafts that outlive the page, by plan. */
export type DraftShelf = { load(plan: string): Draft[]; save(plan: string, drafts: readonly Draft[]): void }

export function browserShelf(storage: Storage): DraftShelf {
  const name = (plan: string) => `milepost.drafts.${plan}`
  return {
    load: (plan) => {
      try {
        return JSON.parse(storage.getItem(name(plan)) ?? "[]") as Draft[]
      } catch {
        return []
      }
    },
    save: (plan, drafts) => {
      if (drafts.length === 0) storage.removeItem(name(plan))
      else storage.setItem(name(plan), JSON.stringify(drafts))
    },
  }
}
