import { describe, expect, it } from "vitest"
import { same, titleOf } from "@/entity/entity"
import { freshId, slug } from "@/entity/fresh-id"
import { readReference } from "@/entity/kinds"
import { fieldsUnder, parentOf, pathTo } from "@/entity/parent"
import { pointersTo } from "@/entity/references"
import { fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 3,
  settings: { plan: "Atlas" },
  retired: { "old-task": null },
  entities: {
    initiative: [{ id: "atlas" }, { id: "mobile", parent: "atlas" }, { id: "loop", parent: "loop" }],
    milestone: [{ id: "gate", initiative: "mobile", supports: [{ to: "win", required: false }], sign_off: ["mei"] }],
    task: [
      { id: "build", milestone: "gate", owner: "mei", after: [{ id: "gate", type: "SS" }] },
      { id: "lost", milestone: "gone" },
    ],
    key_result: [{ id: "teams", objective: "win", check_ins: [{ date: "2026-10-30", value: 9, by: "mei" }] }],
    objective: [{ id: "win" }],
    risk: [{ id: "late", hits: ["build"] }],
    person: [{ id: "mei", name: "Mei Lin" }],
  },
})

describe("entities", () => {
  it("are called by their names, or by ids made readable, as the engine does", () => {
    expect(titleOf({ id: "mei", name: "Mei Lin" })).toBe("Mei Lin")
    expect(titleOf({ id: "board-july_2" })).toBe("Board july 2")
    expect(titleOf({ plan: "Atlas" })).toBe("Atlas")
  })

  it("stand under others", () => {
    expect(pathTo(plan, "task", { id: "build", milestone: "gate" }).map(({ id }) => id)).toEqual([
      "atlas",
      "mobile",
      "gate",
    ])
    expect(parentOf(plan, "task", { id: "lost", milestone: "gone" })).toBeUndefined()
    expect(pathTo(plan, "initiative", { id: "loop", parent: "loop" }).map(({ id }) => id)).toEqual(["loop"])
  })

  it("are put under what can hold them", () => {
    expect(fieldsUnder("task", { kind: "initiative", id: "atlas" })).toEqual({ milestone: null, initiative: "atlas" })
    expect(fieldsUnder("task", undefined)).toEqual({ milestone: null, initiative: null })
    expect(fieldsUnder("milestone", { kind: "milestone", id: "gate" })).toBeUndefined()
    expect(fieldsUnder("risk", { kind: "milestone", id: "gate" })).toBeUndefined()
  })

  it("are pointed to from everywhere", () => {
    const told = (id: string) => pointersTo(plan, id).map((each) => `${each.kind} ${each.id} ${each.field}`)
    expect(told("gate")).toEqual(["task build after", "task build milestone"])
    expect(told("mei")).toEqual(["key_result teams check_ins", "milestone gate sign_off", "task build owner"])
    expect(told("win")).toEqual(["key_result teams objective", "milestone gate supports"])
    expect(told("build")).toEqual(["risk late hits"])
  })

  it("are named by addresses", () => {
    expect(readReference("task:build")).toEqual({ kind: "task", id: "build" })
    expect(readReference("banana:build")).toBeUndefined()
    expect(readReference("task:")).toBeUndefined()
    expect(readReference(undefined)).toBeUndefined()
  })

  it("are compared by what they say", () => {
    expect(same({ a: [1, { b: "x" }] }, { a: [1, { b: "x" }] })).toBe(true)
    expect(same({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
    expect(same({ a: 1 }, { a: 1, b: 2 })).toBe(false)
    expect(same([1, 2], [2, 1])).toBe(false)
  })
})

describe("new ids", () => {
  // The engine's own: milepost.model.document.slug.
  it.each([
    ["Public beta", "public-beta"],
    ["CE, UKCA and RED certificates in hand", "ce-ukca-and-red-certificates-in-hand"],
    ["Überprüfung der Lüftung", "uberprufung-der-luftung"],
    ["  --!  ", "item"],
    ["日本", "item"],
  ])("of %s", (name, id) => expect(slug(name)).toBe(id))

  it("were never in use", () => {
    expect(freshId(plan, "new")).toBe("new")
    expect(freshId(plan, "build")).toBe("build-2")
    expect(freshId(plan, "old-task")).toBe("old-task-2")
    expect(freshId(plan, "new", new Set(["new", "new-2"]))).toBe("new-3")
  })
})
