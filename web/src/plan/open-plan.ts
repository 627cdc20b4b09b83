import type { QueryClient } from "@tanstack/react-query"
import { presentAccount } from "@/api/account"
import { readForecast, revert } from "@/api/calls"
import { OFFLINE, RequestError } from "@/api/problem"
import { isSignedOut } from "@/api/session"
import type { Looking, Looks } from "@/api/types"
import { inTime } from "@/app/in-time"
import { PlanLooks, type Say } from "@/plan/looks"
import { looksFor, serverFor } from "@/plan/own-server"
import type { Change } from "@/replica/change"
import { browserShelf } from "@/replica/draft"
import type { Live, LiveEvent, Presence } from "@/replica/live"
import { Replica, type Stored } from "@/replica/replica"
import { viewsKey } from "@/views/calls"

/** The keys of what is asked of the server about a plan; a new revision or forecast makes them stale. */
export const keys = {
  forecast: (plan: string) => ["plan", plan, "forecast"] as const,
  schedule: (plan: string) => ["plan", plan, "schedule"] as const,
  check: (plan: string) => ["plan", plan, "check"] as const,
  history: (plan: string) => ["plan", plan, "history"] as const,
  summary: (plan: string) => ["plan", plan, "summary"] as const,
}

/** How long a plan waits for its forecast before it is shown without: of a large one that is new there is none for a while. */
export const PATIENCE = 1_000

/** Resolves once nothing of mine is under way. */
function sent({ read, subscribe }: Replica): Promise<void> {
  return new Promise((resolve) => {
    if (read().sending === 0) return resolve()
    const stop = subscribe(() => {
      if (read().sending > 0) return
      stop()
      resolve()
    })
  })
}

/** A plan that is open in this tab: its replica, my looks at it, who else is there, and what the server says of it. */
export class OpenPlan {
  people: Presence["people"] = []
  ended: string | undefined
  readonly looks: PlanLooks
  /** My revisions that were taken back, the last one last, each with the revision that did it. */
  private undone: { readonly number: number; readonly by: number }[] = []
  /** Those that no undo takes back any more. */
  private readonly spent = new Set<number>()
  /** What is being taken back or brought back; the next waits for it, so that each knows what the one before did. */
  private underWay: Promise<unknown> = Promise.resolve()
  private changes = 0
  private readonly stop: () => void
  private readonly listeners = new Set<() => void>()

  private constructor(
    readonly id: string,
    readonly replica: Replica,
    say: Say,
    private readonly live: Live,
    private readonly queries: QueryClient,
  ) {
    this.looks = new PlanLooks((looking, parting) => this.tell(say, looking, parting))
    let away = false
    const unlisten = live.listen((event) => event.data.plan === id && this.hear(event))
    const unwatch = live.watch((connection) => {
      if (connection === "open") this.connected(away)
      away = connection === "away"
    })
    live.follow(id, replica.number)
    this.stop = () => {
      unlisten()
      unwatch()
      replica.close()
      live.unfollow(id)
    }
    void replica.send()
  }

  static async open(id: string, live: Live, queries: QueryClient): Promise<OpenPlan> {
    const account = await presentAccount()
    // An earlier release kept looks here.
    localStorage.removeItem(`milepost.looks.${id}`)
    const forecast = queries.prefetchQuery({ queryKey: keys.forecast(id), queryFn: () => readForecast(id) })
    const [replica] = await Promise.all([
      Replica.open(id, serverFor(account), browserShelf(localStorage, account)),
      inTime(PATIENCE, forecast),
    ])
    return new OpenPlan(id, replica, looksFor(account, id), live, queries)
  }

  close(): void {
    this.stop()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  change(changes: readonly Change[], message?: string): void {
    for (const { number } of this.undone) this.spent.add(number)
    this.undone = []
    this.changes += 1
    this.replica.change(changes, message)
    this.told()
  }

  get undoable(): number | undefined {
    return this.replica.read().own.findLast((number) => !this.isUndone(number) && !this.spent.has(number))
  }

  get redoable(): boolean {
    return this.undone.length > 0
  }

  /** Take back my last revision, once nothing of mine is on its way; what others changed since stays. */
  undo(): Promise<Stored | undefined> {
    return this.inTurn(async () => {
      await sent(this.replica)
      const number = this.undoable
      if (number === undefined) return undefined
      const changes = this.changes
      const stored = await this.takeBack(number)
      // After a change that was made meanwhile nothing is brought back any more.
      if (stored.changed && changes === this.changes) this.undone = [...this.undone, { number, by: stored.number }]
      else this.spent.add(number)
      this.told()
      return stored
    })
  }

  /** Bring back what I took back last. */
  redo(): Promise<Stored | undefined> {
    return this.inTurn(async () => {
      const last = this.undone.at(-1)
      if (last === undefined) return undefined
      const stored = await this.takeBack(last.by)
      this.undone = this.undone.filter((each) => each !== last)
      this.told()
      return stored
    })
  }

  /** Take any revision back, by a new one. */
  async takeBack(number: number): Promise<Stored> {
    const stored = await revert(this.id, number)
    if (stored.changed) this.replica.receive({ plan: this.id, number: stored.number, effects: stored.effects })
    return stored
  }

  private inTurn<Done>(act: () => Promise<Done>): Promise<Done> {
    const done = this.underWay.then(act, act)
    this.underWay = done
    return done
  }

  private isUndone(number: number): boolean {
    return this.undone.some((each) => each.number === number)
  }

  /** Nobody is told of a look where nobody can be, or where the plan is not open to me any more. */
  private async tell(say: Say, looking: Looking, parting: boolean): Promise<Looks> {
    // A page that goes away has lost its stream already.
    const isCut = this.live.connection === "away" && !parting
    if (this.ended !== undefined || isSignedOut() || isCut) throw new RequestError(OFFLINE)
    const looks = await say(looking, parting)
    void this.queries.invalidateQueries({ queryKey: ["overview"] })
    return looks
  }

  /** The stream runs: what waits can be sent, and what was missed while it did not is asked for. */
  private connected(again: boolean): void {
    void this.replica.send()
    if (again) void this.queries.invalidateQueries({ queryKey: ["plan", this.id] })
  }

  private hear(event: LiveEvent): void {
    switch (event.type) {
      case "revision":
        this.replica.receive(event.data)
        void this.queries.invalidateQueries({ queryKey: keys.history(this.id) })
        return
      case "forecast":
        void this.queries.invalidateQueries({ queryKey: keys.forecast(this.id) })
        if (event.data.complete) void this.queries.invalidateQueries({ queryKey: keys.check(this.id) })
        void this.queries.invalidateQueries({ queryKey: keys.schedule(this.id) })
        return
      case "presence":
        this.people = event.data.people
        return this.told()
      case "views":
        void this.queries.invalidateQueries({ queryKey: viewsKey(this.id) })
        return
      case "reload":
        void this.replica.reload().then(() => this.live.follow(this.id, this.replica.number))
        return
      case "closed":
        this.ended = event.data.reason
        return this.told()
    }
  }

  private told(): void {
    for (const listener of this.listeners) listener()
  }
}
