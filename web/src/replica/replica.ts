import { RequestError } from "@/api/problem"
import { type Change, predicted } from "@/replica/change"
import { afterOwn, type Draft, type DraftShelf, isCorrected, newDraft } from "@/replica/draft"
import type { Effect } from "@/replica/effect"
import { advance, applied, fromSnapshot, MismatchError, type PlanState, type Snapshot } from "@/replica/state"

export type Stored = {
  number: number
  changed: boolean
  effects: Effect[]
  sentence: string
  fresh_ids: Record<string, string>
  /** What a revert left as it is, for it was changed since. */
  left?: readonly { readonly kind: string; readonly id: string; readonly field: string | null }[]
}

/** What a replica needs of the server. */
export type Server = {
  snapshot(plan: string): Promise<Snapshot>
  append(plan: string, draft: Draft): Promise<Stored>
}

/** After so long, what could not be sent is tried again, though nothing says that the server is back. */
const PATIENCE = 5000

export type RevisionEvent = { plan: string; number: number; effects: Effect[] }

/** What the screens read: the plan with my own edits drawn in, and what became of them. */
export type View = {
  readonly plan: PlanState
  /** The last revision that the server has confirmed. */
  readonly number: number
  /** How many of my edits are on their way. */
  readonly sending: number
  readonly refused: readonly Draft[]
  /** My revisions, the last one last: what undo takes back. */
  readonly own: readonly number[]
}

/** One plan in this tab: a snapshot, the revisions that follow it, and my own edits on top until they are confirmed. */
export class Replica {
  private confirmed: PlanState
  private drafts: Draft[]
  private own: number[] = []
  private sending = false
  private retry: ReturnType<typeof setTimeout> | undefined
  private early = new Map<number, Effect[]>()
  private view: View
  private readonly listeners = new Set<() => void>()
  private readonly unwatch: () => void

  private constructor(
    readonly plan: string,
    private readonly server: Server,
    private readonly shelf: DraftShelf,
    snapshot: Snapshot,
  ) {
    this.confirmed = fromSnapshot(snapshot)
    this.drafts = shelf.load(plan)
    this.unwatch = shelf.watch(plan, (key) => this.decided(key))
    this.view = this.drawn()
  }

  static async open(plan: string, server: Server, shelf: DraftShelf): Promise<Replica> {
    return new Replica(plan, server, shelf, await server.snapshot(plan))
  }

  /** Nobody looks at it any more; what waits is still sent. */
  close(): void {
    this.unwatch()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly read = (): View => this.view

  get number(): number {
    return this.confirmed.number
  }

  /** Draw a change at once, and send it; what was refused and is corrected by it goes. */
  change(changes: readonly Change[], message?: string): void {
    const drafts = this.drafts.filter((draft) => !isCorrected(draft, changes))
    this.keep([...drafts, newDraft(this.confirmed.number, changes, message)])
    void this.send()
  }

  /** Let go of a draft that was refused. */
  discard(key: string): void {
    this.keep(this.drafts.filter((draft) => draft.key !== key))
  }

  /** Send a refused draft again, on the plan as it is now: mine is to stand. */
  insist(key: string): void {
    const found = this.drafts.find((draft) => draft.key === key)
    if (!found) return
    this.discard(key)
    this.change(found.changes, found.message)
  }

  /** A revision from the stream. Those that are known are passed over; those that come early wait for their turn. */
  receive(event: RevisionEvent): void {
    if (event.number <= this.confirmed.number) return
    this.early.set(event.number, event.effects)
    this.catchUp()
  }

  /** Begin again from what the server has, keeping what was not sent. */
  async reload(): Promise<void> {
    this.confirmed = fromSnapshot(await this.server.snapshot(this.plan))
    for (const number of [...this.early.keys()]) if (number <= this.confirmed.number) this.early.delete(number)
    this.catchUp()
    this.changed()
  }

  /** Send what waits, one after the other; what cannot be sent now stays. */
  async send(): Promise<void> {
    if (this.sending) return
    clearTimeout(this.retry)
    this.sending = true
    try {
      for (let draft = this.next(); draft; draft = this.next()) await this.sendOne(draft)
    } catch (error) {
      if (!(error instanceof RequestError && error.waits)) throw error
      this.retry = setTimeout(() => void this.send(), PATIENCE)
    } finally {
      this.sending = false
      this.changed()
    }
  }

  /** A refused draft that another tab showed too was decided there. What merely waits stays: later ones rest on it. */
  private decided(key: string): void {
    if (this.drafts.some((draft) => draft.key === key && draft.refused)) this.discard(key)
  }

  private next(): Draft | undefined {
    return this.drafts.find((draft) => !draft.refused)
  }

  private async sendOne(draft: Draft): Promise<void> {
    try {
      const stored = await this.server.append(this.plan, draft)
      const rest = this.drafts.filter((each) => each.key !== draft.key)
      if (stored.changed) this.own = [...this.own, stored.number]
      if (stored.changed) this.early.set(stored.number, stored.effects)
      this.catchUp()
      this.keep(rest.map((each) => afterOwn(each, draft, stored)))
    } catch (error) {
      if (!(error instanceof RequestError) || error.waits) throw error
      const refused = error.problem
      this.keep(this.drafts.map((each) => (each.key === draft.key ? { ...each, refused } : each)))
    }
  }

  private catchUp(): void {
    for (let number = this.confirmed.number + 1; ; number += 1) {
      const effects = this.early.get(number)
      if (!effects) break
      this.early.delete(number)
      this.confirmed = advance(this.confirmed, number, effects)
    }
    this.changed()
  }

  private keep(drafts: Draft[]): void {
    this.drafts = drafts
    this.shelf.save(this.plan, drafts)
    this.changed()
  }

  private changed(): void {
    this.view = this.drawn()
    for (const listener of this.listeners) listener()
  }

  private drawn(): View {
    const waiting = this.drafts.filter((draft) => !draft.refused)
    return {
      plan: waiting.reduce(drawnOn, this.confirmed),
      number: this.confirmed.number,
      sending: waiting.length,
      refused: this.drafts.filter((draft) => draft.refused),
      own: this.own,
    }
  }
}

/** The plan with a draft drawn in; one that no longer fits is left to the server's answer. */
function drawnOn(plan: PlanState, draft: Draft): PlanState {
  try {
    return applied(plan, predicted(plan, draft.changes))
  } catch (error) {
    if (error instanceof MismatchError) return plan
    throw error
  }
}
