import type { Looking, Looks } from "@/api/types"

/** Tells the server; what is said in `parting` is sent though the page goes away. */
export type Say = (looking: Looking, parting: boolean) => Promise<Looks>

/** While I go on looking it is said so often. */
export const APART = 60_000

/**
 * My looks at a plan. The server keeps them, for wherever I look next, and its clock says when one ends; here it is told
 * when I begin, once a minute while I go on, and when I leave. Nobody is bothered where it could not be told: it is told
 * with what comes next, and what the server said last stands until then.
 */
export class PlanLooks {
  private known: Looks | undefined
  private number = 0
  private said = { number: 0, at: Number.NEGATIVE_INFINITY }
  /** Up to where I have seen all, until the server knows. */
  private allSeen: number | undefined
  private failed = false
  private sayings = 0
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly say: Say,
    private readonly now: () => number = Date.now,
  ) {}

  /** What the server said last; undefined until it did. */
  readonly read = (): Looks | undefined => this.known

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** I look at a revision, or go on looking at it. */
  at(number: number): void {
    this.number = Math.max(this.number, number)
    if (this.isDue()) void this.tell(false)
  }

  /** The server can be reached again. */
  connected(): void {
    if (this.failed) void this.tell(false)
  }

  /** I turn to something else. */
  leave(): void {
    if (this.number > this.said.number || (this.number > 0 && this.isDue())) void this.tell(true)
  }

  /** I have seen all that is new up to here. */
  seeAll(): void {
    this.allSeen = this.number
    if (this.known) this.learn({ ...this.known, base: null })
    void this.tell(false)
  }

  private isDue(): boolean {
    return this.now() - this.said.at >= APART
  }

  private async tell(parting: boolean): Promise<void> {
    const { allSeen } = this
    const looking = { number: allSeen ?? this.number, all_seen: allSeen !== undefined }
    this.said = { number: looking.number, at: this.now() }
    this.sayings += 1
    const saying = this.sayings
    try {
      const looks = await this.say(looking, parting)
      if (this.allSeen === allSeen) this.allSeen = undefined
      // Of answers that cross the one to what was said last counts.
      if (saying === this.sayings) this.heard(looks)
    } catch {
      if (saying === this.sayings) this.missed()
    }
  }

  private heard(looks: Looks): void {
    this.failed = false
    this.learn(looks)
  }

  private missed(): void {
    this.failed = true
    this.said = { ...this.said, number: 0 }
  }

  private learn(looks: Looks): void {
    this.known = looks
    for (const listener of this.listeners) listener()
  }
}
