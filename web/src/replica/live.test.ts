import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Live, type LiveEvent } from "@/replica/live"

/** A stream that is told by hand what comes. */
class Stream extends EventTarget {
  static readonly CLOSED = 2
  static all: Stream[] = []
  readyState = 1
  onerror: (() => void) | null = null

  constructor(readonly url: string) {
    super()
    Stream.all.push(this)
  }

  close(): void {
    this.readyState = Stream.CLOSED
  }

  tell(type: string, data: unknown = {}): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }

  static get open(): Stream[] {
    return Stream.all.filter(({ readyState }) => readyState !== Stream.CLOSED)
  }
}

/** The channel of the tabs of one browser: what one posts, the others hear. */
class Channel {
  static all: Channel[] = []
  onmessage: ((message: { data: unknown }) => void) | null = null

  constructor() {
    Channel.all.push(this)
  }

  postMessage(data: unknown): void {
    for (const each of Channel.all) if (each !== this) each.onmessage?.({ data: structuredClone(data) })
  }
}

const people = { plan: "a", people: [{ account: "1", name: "Ben", at: null }] }

describe("one stream for all tabs", () => {
  let held: (() => void)[]
  beforeEach(() => {
    Stream.all = []
    Channel.all = []
    held = []
    vi.stubGlobal("EventSource", Stream)
    vi.stubGlobal("BroadcastChannel", Channel)
    // The lock goes to the first that asks; the others get it in turn.
    const locks = {
      request: (_: string, got: () => unknown) => {
        held.push(got)
        if (held.length === 1) got()
        return Promise.resolve()
      },
    }
    vi.stubGlobal("navigator", { locks })
  })
  afterEach(() => vi.unstubAllGlobals())

  const heard = (live: Live) => {
    const events: LiveEvent[] = []
    live.listen((event) => events.push(event))
    return events
  }

  it("is read by the first, and tells the others of their plans alone", () => {
    const [first, second] = [new Live(), new Live()]
    const [one, other] = [heard(first), heard(second)]
    first.follow("a", 3)
    second.follow("a", 3)
    expect(Stream.open.map(({ url }) => url)).toEqual(["/api/v1/events?plan=a:3"])
    Stream.open[0]?.tell("revision", { plan: "a", number: 4, effects: [] })
    Stream.open[0]?.tell("revision", { plan: "b", number: 9, effects: [] })
    expect(one).toHaveLength(1)
    expect(other).toEqual(one)
  })

  it("is opened again for what it does not carry, from where each plan was heard", () => {
    const [first, second] = [new Live(), new Live()]
    first.follow("a", 3)
    Stream.open[0]?.tell("revision", { plan: "a", number: 4, effects: [] })
    second.follow("b", 7)
    expect(Stream.open.map(({ url }) => url)).toEqual(["/api/v1/events?plan=a:4&plan=b:7"])
    second.unfollow("b")
    expect(Stream.open.map(({ url }) => url)).toEqual(["/api/v1/events?plan=a:4"])
    first.unfollow("a")
    expect(Stream.open).toEqual([])
  })

  it("tells whoever comes later how the connection is, who is here, and to look at the views", () => {
    const [first, second] = [new Live(), new Live()]
    const events = heard(second)
    first.follow("a", 3)
    Stream.open[0]?.tell("ready")
    Stream.open[0]?.tell("presence", people)
    Stream.open[0]?.tell("views", { plan: "a" })
    expect(second.connection).toBe("open")
    expect(events).toEqual([])
    second.follow("a", 3)
    expect(events).toEqual([
      { type: "presence", data: people },
      { type: "views", data: { plan: "a" } },
    ])
    Stream.open[0]?.onerror?.()
    expect([first.connection, second.connection]).toEqual(["away", "away"])
  })

  it("is taken over where the first is gone, without what was heard already", () => {
    const [first, second] = [new Live(), new Live()]
    first.follow("a", 3)
    second.follow("a", 3)
    Stream.open[0]?.tell("revision", { plan: "a", number: 5, effects: [] })
    Stream.open[0]?.close()
    Channel.all.shift()
    held[1]?.()
    expect(Stream.open.map(({ url }) => url)).toEqual(["/api/v1/events?plan=a:5"])
    expect(second.connection).toBe("connecting")
  })
})
