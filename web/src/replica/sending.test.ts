import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { OFFLINE, RequestError } from "@/api/problem"
import { type Draft, type DraftShelf, newDraft } from "@/replica/draft"
import { Replica, type Server, type Stored } from "@/replica/replica"

const TASK = { id: "api", order: "V", name: "API" }
const NAMED = [{ op: "set" as const, kind: "task", id: "api", fields: { name: "The API" } }]

/** A server that can be cut off, and keeps what it was sent. */
class OneServer implements Server {
  away = false
  sent: Draft[] = []

  snapshot() {
    return Promise.resolve({ number: 1, settings: {}, entities: { task: [TASK] } })
  }

  append(_: string, draft: Draft): Promise<Stored> {
    if (this.away) return Promise.reject(new RequestError(OFFLINE))
    this.sent.push(draft)
    const effects = [{ schema: 1, kind: "task", id: "api", before: { name: "API" }, after: { name: "The API" } }]
    return Promise.resolve({ number: 2, changed: true, effects, sentence: "", fresh_ids: {} })
  }
}

/** A shelf that holds what it is given. */
class OneShelf implements DraftShelf {
  constructor(public drafts: readonly Draft[] = []) {}
  load = () => [...this.drafts]
  watch = () => () => {}
  save = (_: string, drafts: readonly Draft[]) => {
    this.drafts = drafts
  }
}

describe("what is changed while the connection is away", () => {
  let server: OneServer
  let shelf: OneShelf
  beforeEach(() => {
    vi.useFakeTimers()
    server = new OneServer()
    shelf = new OneShelf()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it("is drawn and kept, and sent once the server answers, though nothing says that it is back", async () => {
    const replica = await Replica.open("plan", server, shelf)
    server.away = true
    replica.change(NAMED)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(replica.read()).toMatchObject({ number: 1, sending: 1 })
    expect(replica.read().plan.kinds.get("task")?.get("api")?.name).toBe("The API")
    expect(shelf.drafts).toHaveLength(1)

    server.away = false
    await vi.advanceTimersByTimeAsync(6000)
    expect(replica.read()).toMatchObject({ number: 2, sending: 0, own: [2] })
    expect(shelf.drafts).toEqual([])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.sent).toHaveLength(1)
  })

  it("is sent by the next page under the same key, from the revision that it was made on", async () => {
    const left = newDraft(1, NAMED)
    const replica = await Replica.open("plan", server, new OneShelf([left]))
    expect(replica.read().sending).toBe(1)
    await replica.send()
    expect(server.sent).toEqual([left])
    expect(replica.read().sending).toBe(0)
  })
})
