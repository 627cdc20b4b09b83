import { QueryClient } from "@tanstack/react-query"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { OpenPlan } from "@/plan/open-plan"
import type { Live } from "@/replica/live"

const LIVE = { follow() {}, unfollow() {}, listen: () => () => {}, watch: () => () => {} } as unknown as Live

/** A server that keeps a log of one field, and takes revisions back as law L5 says. */
class LogServer {
  readonly log: { before: string; after: string }[] = [{ before: "", after: "first" }]

  get value(): string {
    return this.log.at(-1)?.after ?? ""
  }

  answer(path: string, body: { changes?: { fields: { name: string } }[] }): unknown {
    const taken = /revisions\/(\d+)\/revert/.exec(path)
    if (taken) return this.revert(Number(taken[1]))
    if (path.endsWith("/revisions")) return this.stored(body.changes?.[0]?.fields.name ?? "")
    if (path.endsWith("/snapshot")) {
      return {
        number: this.log.length,
        settings: {},
        entities: { task: [{ id: "api", order: "V", name: this.value }] },
      }
    }
    return path.endsWith("/me") ? { account: { id: "ada" } } : {}
  }

  private revert(number: number) {
    const { before, after } = this.log[number - 1] ?? { before: "", after: "" }
    if (this.value === after) return this.stored(before)
    return { number: this.log.length, changed: false, effects: [], sentence: "", fresh_ids: {}, left: [{}] }
  }

  private stored(name: string) {
    const before = this.value
    this.log.push({ before, after: name })
    const effects = [{ schema: 1, kind: "task", id: "api", before: { name: before }, after: { name } }]
    return { number: this.log.length, changed: true, effects, sentence: "", fresh_ids: {} }
  }
}

describe("undo and redo of my own changes", () => {
  let open: OpenPlan
  /** What happens once the server is asked to take a revision back, before it answers. */
  let meanwhile: () => void
  beforeEach(async () => {
    const server = new LogServer()
    meanwhile = () => {}
    const fetched = (path: string, { body }: { body?: string } = {}) => {
      if (path.includes("/revert")) meanwhile()
      return Promise.resolve(Response.json(server.answer(path.split("?")[0] ?? "", JSON.parse(body ?? "{}"))))
    }
    vi.stubGlobal("fetch", fetched)
    localStorage.clear()
    open = await OpenPlan.open("plan", LIVE, new QueryClient())
  })
  afterEach(() => vi.unstubAllGlobals())

  const name = () => open.replica.read().plan.kinds.get("task")?.get("api")?.name
  const change = async (to: string) => {
    open.change([{ op: "set", kind: "task", id: "api", fields: { name: to } }])
    await vi.waitFor(() => expect(open.replica.read().sending).toBe(0))
  }

  it("goes back one by one, and forth again", async () => {
    await change("second")
    await change("third")
    await open.undo()
    expect(name()).toBe("second")
    await open.undo()
    expect(name()).toBe("first")
    expect(open.undoable).toBeUndefined()
    await open.redo()
    await open.redo()
    expect(name()).toBe("third")
    expect(open.redoable).toBe(false)
  })

  it("in quick succession, before the server answered, does one after the other", async () => {
    await change("second")
    await change("third")
    await Promise.all([open.undo(), open.undo(), open.redo()])
    expect(name()).toBe("second")
    await open.redo()
    expect(name()).toBe("third")
    expect(open.redoable).toBe(false)
  })

  it("waits for a change that is still on its way", async () => {
    open.change([{ op: "set", kind: "task", id: "api", fields: { name: "second" } }])
    await open.undo()
    expect(name()).toBe("first")
    await open.redo()
    expect(name()).toBe("second")
  })

  it("brings nothing back once something was changed while it was under way", async () => {
    await change("second")
    meanwhile = () => open.change([{ op: "set", kind: "task", id: "web", fields: { name: "another" } }])
    await open.undo()
    expect(open.redoable).toBe(false)
  })

  it("after a new change goes on before what was undone already", async () => {
    await change("second")
    await change("third")
    await open.undo()
    await change("fourth")
    expect(open.redoable).toBe(false)
    await open.undo()
    expect(name()).toBe("second")
    await open.undo()
    expect(name()).toBe("first")
    expect(open.undoable).toBeUndefined()
  })
})
