import { describe, expect, it } from "vitest"
import { adding } from "@/outline/adding"
import type { Item } from "@/outline/items"
import { fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 4,
  settings: {},
  retired: { ui: null },
  entities: {
    initiative: [{ id: "atlas", name: "Atlas" }],
    milestone: [{ id: "beta", name: "Beta", initiative: "atlas" }],
    task: [{ id: "api", name: "API", milestone: "beta" }],
    person: [{ id: "mei", name: "Mei Lin" }],
  },
})
const task = (name: string, more: Partial<Item> = {}): Item => ({ name, kind: "task", children: [], ...more })
const BETA = { parent: { kind: "milestone", id: "beta" }, after: { task: "api" } } as const

describe("adding items", () => {
  it("gives ids that are not and never were in use, and keeps the order", () => {
    const { changes } = adding(plan, [task("API"), task("UI"), task("UI")], BETA, "2026-11-23")
    expect(changes).toEqual([
      { op: "add", kind: "task", id: "api-2", fields: { name: "API", milestone: "beta" }, after: "api" },
      { op: "add", kind: "task", id: "ui-2", fields: { name: "UI", milestone: "beta" }, after: "api-2" },
      { op: "add", kind: "task", id: "ui-3", fields: { name: "UI", milestone: "beta" }, after: "ui-2" },
    ])
  })

  it("links to what comes with it, by name or number, and to what is there", () => {
    const items = [
      task("Draw", { after: "API +2d" }),
      task("Build", { after: "7FS+1d, Draw SS", called: "8" }),
      task("Cut", { called: "7" }),
    ]
    const { changes, wrong } = adding(plan, items, { parent: undefined }, "2026-11-23")
    expect(changes.map((change) => change.op === "add" && change.fields.after)).toEqual([
      [{ id: "api", lag: "2d" }],
      [
        { id: "cut", lag: "1d" },
        { id: "draw", type: "SS" },
      ],
      undefined,
    ])
    expect(wrong).toEqual([])
  })

  it("says what it cannot link, and adds the rest", () => {
    const { changes, wrong } = adding(plan, [task("Draw", { after: "banana" })], { parent: undefined }, "2026-11-23")
    expect(changes).toHaveLength(1)
    expect(wrong[0]?.why).toContain("banana")
  })

  it("puts children under what they come with, and what cannot stand somewhere as near as it can", () => {
    const gate: Item = { name: "Gate", kind: "milestone", children: [task("Check")] }
    const { changes } = adding(plan, [gate], BETA, "2026-11-23")
    expect(changes.map((change) => change.op === "add" && change.fields)).toEqual([
      { name: "Gate", initiative: "atlas" },
      { name: "Check", milestone: "gate" },
    ])
  })

  it("finds people by name, and adds those who are not there once", () => {
    const items = [
      task("A", { owner: "mei lin" }),
      task("B", { owner: "Jo Doe" }),
      { ...task("C", { owner: "jo doe" }), kind: "milestone" as const },
    ]
    const { changes } = adding(plan, items, { parent: undefined }, "2026-11-23")
    expect(changes.map((change) => change.op === "add" && change.fields)).toEqual([
      { name: "Jo Doe" },
      { name: "A", owner: "mei" },
      { name: "B", owner: "jo-doe" },
      { name: "C", accountable: "jo-doe" },
    ])
  })

  it("keeps facts together: what is done has begun, what is wholly done has ended", () => {
    const items = [
      task("A", { progress: "40%", estimate: "5d" }),
      task("B", { progress: "100%" }),
      { ...task("C", { progress: "100%", target: "2026-11-01" }), kind: "milestone" as const },
      task("D", { target: "2027-01-29" }),
    ]
    const { changes } = adding(plan, items, { parent: undefined }, "2026-11-23")
    expect(changes.map((change) => change.op === "add" && change.fields)).toEqual([
      { name: "A", estimate: "5d", progress: "40%", actual_start: "2026-11-23" },
      { name: "B", progress: "100%", actual_start: "2026-11-23", actual_finish: "2026-11-23" },
      { name: "C", target: "2026-11-01", actual: "2026-11-23" },
      { name: "D", deadline: "2027-01-29" },
    ])
  })
})
