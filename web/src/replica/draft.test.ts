import { beforeEach, describe, expect, it } from "vitest"
import type { Change } from "@/replica/change"
import { browserShelf, type Draft, isCorrected } from "@/replica/draft"
import type { Fields } from "@/replica/effect"

const draft = (key: string, made: number): Draft => ({ key, made, base: 1, changes: [] })
const keysOf = (drafts: readonly Draft[]) => drafts.map(({ key }) => key)

describe("drafts in the storage that all tabs share", () => {
  let storage: Storage
  beforeEach(() => {
    storage = new MemoryStorage() as unknown as Storage
  })

  it("outlive the page, in the order in which they were made", () => {
    browserShelf(storage, "ada").save("plan", [draft("b", 2), draft("a", 1)])
    expect(keysOf(browserShelf(storage, "ada").load("plan"))).toEqual(["a", "b"])
    expect(browserShelf(storage, "ada").load("other")).toEqual([])
  })

  it("of one tab stay when another one keeps or sends its own", () => {
    const [one, other] = [browserShelf(storage, "ada"), browserShelf(storage, "ada")]
    one.save("plan", [draft("a", 1)])
    other.save("plan", [draft("b", 2)])
    other.save("plan", [])
    expect(keysOf(browserShelf(storage, "ada").load("plan"))).toEqual(["a"])
    one.save("plan", [])
    expect(browserShelf(storage, "ada").load("plan")).toEqual([])
  })

  it("that were taken over from a closed tab go once they are sent", () => {
    browserShelf(storage, "ada").save("plan", [draft("a", 1)])
    const later = browserShelf(storage, "ada")
    later.save("plan", later.load("plan").slice(1))
    expect(browserShelf(storage, "ada").load("plan")).toEqual([])
  })

  it("are told of where another tab has done with one", () => {
    const done: string[] = []
    const stop = browserShelf(storage, "ada").watch("plan", (key) => done.push(key))
    const tell = (key: string, newValue: string | null) =>
      window.dispatchEvent(new StorageEvent("storage", { key, newValue }))
    tell("milepost.draft.ada.plan.a", "{}")
    tell("milepost.draft.ada.other.b", null)
    tell("milepost.draft.ben.plan.b", null)
    tell("milepost.draft.ada.plan.c", null)
    stop()
    tell("milepost.draft.ada.plan.d", null)
    expect(done).toEqual(["c"])
  })

  it("are nobody else's who signs in on the same browser, and found again by whose they are", () => {
    browserShelf(storage, "ada").save("plan", [draft("a", 1)])
    const bens = browserShelf(storage, "ben")
    expect(bens.load("plan")).toEqual([])
    bens.save("plan", [draft("b", 2)])
    bens.save("plan", [])
    expect(keysOf(browserShelf(storage, "ada").load("plan"))).toEqual(["a"])
  })

  it("that cannot be read are passed over", () => {
    storage.setItem("milepost.draft.ada.plan.x", "{")
    expect(browserShelf(storage, "ada").load("plan")).toEqual([])
  })
})

describe("a refused edit", () => {
  const refusedWith = (status: number, fields: Fields): Draft => ({
    ...draft("a", 1),
    changes: [{ op: "set", kind: "task", id: "api", fields }],
    refused: { status, code: "", title: "", detail: "", mend: "" },
  })
  const anew = (fields: Fields, id = "api"): Change[] => [{ op: "set", kind: "task", id, fields }]

  it("is corrected once all that it set is set anew", () => {
    expect(isCorrected(refusedWith(422, { estimate: "10-5d" }), anew({ estimate: "5-10d" }))).toBe(true)
    expect(isCorrected(refusedWith(422, { estimate: "10-5d" }), anew({ name: "API" }))).toBe(false)
    expect(isCorrected(refusedWith(422, { estimate: "10-5d" }), anew({ estimate: "5d" }, "ui"))).toBe(false)
    expect(isCorrected(refusedWith(422, { estimate: "10-5d", name: "" }), anew({ estimate: "5d" }))).toBe(false)
  })

  it("stays for me to decide where somebody else's contradicts it, or where I may not edit", () => {
    for (const status of [403, 409])
      expect(isCorrected(refusedWith(status, { estimate: "5d" }), anew({ estimate: "8d" }))).toBe(false)
  })
})

/** As browsers have it: what is kept are the object's own names. */
class MemoryStorage {
  [name: string]: unknown

  getItem(name: string): string | null {
    return Object.hasOwn(this, name) ? String(this[name]) : null
  }

  setItem(name: string, value: string): void {
    this[name] = value
  }

  removeItem(name: string): void {
    delete this[name]
  }
}
