import type { QueryClient } from "@tanstack/react-query"
import { readForecast, replicaServer, revert } from "@/api/calls"
import type { Change } from "@/replica/change"
import { browserShelf } from "@/replica/draft"
import type { Live, LiveEvent, Presence } from "@/replica/live"
import { Replica } from "@/replica/replica"

/** The keys of what is asked of the server about a plan; a new revision or forecast makes them stale. */
export const keys = {
  forecast: (plan: string) => ["plan", plan, "forecast"] as const,
  schedule: (plan: string) => ["plan", plan, "schedule"] as const,
  check: (plan: string) => ["plan", plan, "check"] as const,
  history: (plan: string) => ["plan", plan, "history"] as const,
  summary: (plan: string) => ["plan", plan, "summary"] as const,
}

/** A plan that is open in this tab: its replica, who else is there, and what the server says of it. */
export class OpenPlan {
  people: Presence["people"] = []
  ended: string | undefined
  private undone: number[] = []
  private readonly stop: () => void
  private readonly listeners = new Set<() => void>()

  private constructor(
    readonly id: string,
    readonly replica: Replica,
    private readonly live: Live,
    private readonly queries: QueryClient,
  ) {
    live.follow(id, replica.number)
    const unlisten = live.listen((event) => event.data.plan === id && this.hear(event))
    const unwatch = live.watch((connection) => connection === "open" && void this.replica.send())
    this.stop = () => {
      unlisten()
      unwatch()
      live.unfollow(id)
    }
    void replica.send()
  }

  static async open(id: string, live: Live, queries: QueryClient): Promise<OpenPlan> {
    const [replica] = await Promise.all([
      Replica.open(id, replicaServer, browserShelf(localStorage)),
      queries.prefetchQuery({ queryKey: keys.forecast(id), queryFn: () => readForecast(id) }),
    ])
    return new OpenPlan(id, replica, live, queries)
  }

  close(): void {
    this.stop()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  change(changes: readonly Change[], message?: string): void {
    this.undone = []
    this.replica.change(changes, message)
  }

  get undoable(): number | undefined {
    return this.replica.read().own.findLast((number) => !this.undone.includes(number))
  }

  get redoable(): boolean {
    return this.undone.length > 0
  }

  /** Take back my last revision, or bring back what was taken back last. */
  async undo(): Promise<void> {
    const number = this.undoable
    if (number === undefined) return
    const stored = await revert(this.id, number)
    this.undone = [...this.undone, number]
    this.back.set(number, stored.number)
    this.replica.receive({ plan: this.id, number: stored.number, effects: stored.effects })
    this.told()
  }

  async redo(): Promise<void> {
    const number = this.undone.at(-1)
    const taken = number === undefined ? undefined : this.back.get(number)
    if (number === undefined || taken === undefined) return
    const stored = await revert(this.id, taken)
    this.undone = this.undone.slice(0, -1)
    this.replica.receive({ plan: this.id, number: stored.number, effects: stored.effects })
    this.told()
  }

  /** By revision of mine: the one that took it back. */
  private readonly back = new Map<number, number>()

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
