import type { RevisionEvent } from "@/replica/replica"

export type ForecastEvent = { plan: string; number: number; complete: boolean; iterations: number; seed: number }
export type Presence = { plan: string; people: { account: string; name: string; at: string | null }[] }
/** The views that the plan shares are to be looked at again. */
export type ViewsEvent = { plan: string }
export type Ended = { plan: string; reason: string }

/** What the stream tells of a plan. */
export type LiveEvent =
  | { type: "revision"; data: RevisionEvent }
  | { type: "forecast"; data: ForecastEvent }
  | { type: "presence"; data: Presence }
  | { type: "views"; data: ViewsEvent }
  | { type: "closed"; data: Ended }
  | { type: "reload"; data: Ended & { number: number } }

/** Whether what is on the screen keeps up with the server. */
export type Connection = "connecting" | "open" | "away"

type Positions = Record<string, number>
type Message =
  | { from: string; say: "follow"; plans: Positions }
  | { from: string; say: "gone" }
  | { from: string; say: "who" }
  | { from: string; say: "event"; event: LiveEvent }
  | { from: string; say: "connection"; connection: Connection }

const EVENTS = ["revision", "forecast", "presence", "views", "closed", "reload"] as const
/** What is told once of how something is, which tabs that come later are told again. */
const STATES: readonly LiveEvent["type"][] = ["presence", "views"]
const CHANNEL = "milepost-live"
const PATIENCE = [500, 1000, 2000, 5000, 10_000]

/**
 * The live stream, one for all tabs of the browser: HTTP/1.1 gives a browser six connections to a server, and a stream
 * keeps one. The tab that holds the lock reads the stream and tells the others; when it closes, another takes over.
 */
export class Live {
  private readonly tab = crypto.randomUUID()
  private readonly channel = new BroadcastChannel(CHANNEL)
  private readonly listeners = new Set<(event: LiveEvent) => void>()
  private readonly watchers = new Set<(connection: Connection) => void>()
  private readonly wanted = new Map<string, Positions>()
  private mine: Positions = {}
  private leading = false
  private source: EventSource | undefined
  private reached: Positions = {}
  /** How things are in each plan, as it was last told. */
  private readonly states = new Map<string, LiveEvent>()
  private failures = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  connection: Connection = "connecting"

  /** `refused` is told where the server does not let the stream be opened: the session may have ended. */
  constructor(private readonly refused: () => void = () => {}) {
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.hear(data)
    window.addEventListener("pagehide", () => this.say({ from: this.tab, say: "gone" }))
    window.addEventListener("online", () => this.reopen())
    window.addEventListener("offline", () => this.connected("away"))
    void this.lead()
  }

  /** Follow a plan from a revision on; called again with a later one after a reload. */
  follow(plan: string, number: number): void {
    this.mine = { ...this.mine, [plan]: number }
    this.tell()
  }

  unfollow(plan: string): void {
    const { [plan]: _, ...rest } = this.mine
    this.mine = rest
    this.tell()
  }

  listen(listener: (event: LiveEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  watch(watcher: (connection: Connection) => void): () => void {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  private tell(): void {
    this.wanted.set(this.tab, this.mine)
    this.say({ from: this.tab, say: "follow", plans: this.mine })
    this.serve(this.mine)
  }

  private async lead(): Promise<void> {
    if (!navigator.locks) return this.takeOver()
    await navigator.locks.request(CHANNEL, () => {
      this.takeOver()
      return new Promise<never>(() => {})
    })
  }

  private takeOver(): void {
    this.leading = true
    this.say({ from: this.tab, say: "who" })
    this.reopen()
  }

  private hear(message: Message): void {
    switch (message.say) {
      case "follow":
        this.wanted.set(message.from, message.plans)
        return this.serve(message.plans)
      case "gone":
        this.wanted.delete(message.from)
        return this.serve({})
      case "who":
        return this.say({ from: this.tab, say: "follow", plans: this.mine })
      case "event":
        return this.pass(message.event)
      case "connection":
        return this.connected(message.connection)
    }
  }

  /** Give a tab what it wants: the plans that the stream does not carry yet, and else what was told before it came. */
  private serve(plans: Positions): void {
    if (!this.leading) return
    if (this.isBehind(plans) || this.isIdle()) return this.reopen()
    this.announce(this.connection)
    for (const plan of Object.keys(plans)) {
      for (const type of STATES) {
        const state = this.states.get(`${type} ${plan}`)
        if (state) this.publish(state)
      }
    }
  }

  /** Whether a tab wants a plan that the stream does not carry, or an earlier part of one. */
  private isBehind(plans: Positions): boolean {
    return Object.entries(plans).some(([plan, number]) => (this.reached[plan] ?? Infinity) > number)
  }

  /** Whether the stream carries what no tab wants: others would see somebody who has left. */
  private isIdle(): boolean {
    const union = this.union()
    return Object.keys(this.reached).some((plan) => !(plan in union))
  }

  private union(): Positions {
    const union: Positions = {}
    for (const plans of this.wanted.values()) {
      for (const [plan, number] of Object.entries(plans)) union[plan] = Math.min(union[plan] ?? Infinity, number)
    }
    return union
  }

  private reopen(): void {
    if (!this.leading) return
    clearTimeout(this.retry)
    this.source?.close()
    this.source = undefined
    this.reached = this.union()
    const plans = Object.entries(this.reached)
    if (plans.length === 0) return
    const query = plans.map(([plan, number]) => `plan=${encodeURIComponent(plan)}:${number}`).join("&")
    const source = new EventSource(`/api/v1/events?${query}`)
    this.source = source
    source.addEventListener("ready", () => this.opened())
    for (const type of EVENTS) source.addEventListener(type, (event) => this.came(type, event as MessageEvent<string>))
    source.onerror = () => this.lost(source)
  }

  private opened(): void {
    this.failures = 0
    this.announce("open")
  }

  private came(type: (typeof EVENTS)[number], message: MessageEvent<string>): void {
    const event = { type, data: JSON.parse(message.data) } as LiveEvent
    const { plan } = event.data
    if (event.type === "revision") this.reached[plan] = event.data.number
    if (STATES.includes(event.type)) this.states.set(`${event.type} ${plan}`, event)
    if (event.type === "closed" || event.type === "reload") delete this.reached[plan]
    this.publish(event)
  }

  private publish(event: LiveEvent): void {
    this.say({ from: this.tab, say: "event", event })
    this.pass(event)
  }

  /** The browser tries again by itself unless the server refused; then we do, less and less often. */
  private lost(source: EventSource): void {
    if (source !== this.source) return
    this.announce("away")
    if (source.readyState !== EventSource.CLOSED) return
    this.refused()
    const wait = PATIENCE[Math.min(this.failures, PATIENCE.length - 1)]
    this.failures += 1
    this.retry = setTimeout(() => this.reopen(), wait)
  }

  private announce(connection: Connection): void {
    this.say({ from: this.tab, say: "connection", connection })
    this.connected(connection)
  }

  private connected(connection: Connection): void {
    this.connection = connection
    for (const watcher of this.watchers) watcher(connection)
  }

  private pass(event: LiveEvent): void {
    const plan = event.data.plan
    if (event.type === "revision") this.advance(plan, event.data.number)
    if (plan in this.mine) for (const listener of this.listeners) listener(event)
  }

  /** All tabs have heard of a revision: a stream that is opened again, by whichever, need not begin before it. */
  private advance(plan: string, number: number): void {
    for (const plans of [this.mine, ...this.wanted.values()]) {
      if (plan in plans) plans[plan] = Math.max(plans[plan] ?? 0, number)
    }
  }

  private say(message: Message): void {
    this.channel.postMessage(message)
  }
}
