import { describe, expect, it } from "vitest"
import { startOf } from "@/drawing/time"
import type { Reference } from "@/entity/kinds"
import { type Added, made } from "@/palette/adding"
import { fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 1,
  settings: {},
  entities: {
    initiative: [{ id: "atlas", name: "Atlas" }],
    milestone: [{ id: "beta", name: "Public beta", initiative: "atlas" }],
    task: [{ id: "spec", name: "Spec", milestone: "beta" }],
    objective: [{ id: "win", name: "Win the market" }],
    key_result: [{ id: "teams", name: "Teams", objective: "win", target: 4 }],
  },
})
const today = startOf("2026-11-02")
const add = (kind: Added, text: string, at?: Reference) => made(kind, text, { plan, today, at })
const changes = (kind: Added, text: string, at?: Reference) => add(kind, text, at)?.changes

describe("a line that adds something", () => {
  it("says of a task how long it takes, after what, and for what", () => {
    const result = add("task", "API 5-10d after spec", { kind: "milestone", id: "beta" })
    expect(result?.changes).toEqual([
      {
        op: "add",
        kind: "task",
        id: "api",
        fields: {
          name: "API",
          milestone: "beta",
          estimate: expect.objectContaining({ low: "5d", high: "10d" }),
          after: ["spec"],
        },
      },
    ])
    expect(result?.reference).toEqual({ kind: "task", id: "api" })
    expect(result?.told).toMatch(/after spec, in Public beta$/)
  })

  it("puts a milestone where what is selected stands, and says by when", () => {
    const fields = { name: "Launch", initiative: "atlas", target: "2027-01-29" }
    expect(changes("milestone", "Launch by 29 Jan", { kind: "task", id: "spec" })).toEqual([
      { op: "add", kind: "milestone", id: "launch", fields },
    ])
  })

  it("puts an initiative and an objective at the top, whatever is selected", () => {
    expect(changes("initiative", "Mobile", { kind: "milestone", id: "beta" })).toEqual([
      { op: "add", kind: "initiative", id: "mobile", fields: { name: "Mobile" } },
    ])
    expect(changes("objective", "Grow", { kind: "objective", id: "win" })).toEqual([
      { op: "add", kind: "objective", id: "grow", fields: { name: "Grow" } },
    ])
  })

  it("puts a key result under the objective that is selected, or whose key result is", () => {
    const fields = { name: "Shops", objective: "win", start: 0, target: 40, unit: "shops" }
    const expected = [{ op: "add", kind: "key_result", id: "shops", fields }]
    expect(changes("key_result", "Shops 0 to 40 shops", { kind: "objective", id: "win" })).toEqual(expected)
    expect(changes("key_result", "Shops 0 to 40 shops", { kind: "key_result", id: "teams" })).toEqual(expected)
    expect(changes("key_result", "Shops 0 to 40 shops")).toBeUndefined()
  })

  it("says of a risk how likely it is, what it costs, and what it hits", () => {
    const fields = { name: "Vendor late", probability: "30%", effect: { add: "5d" }, hits: ["spec"] }
    expect(changes("risk", "Vendor late 30% 5d", { kind: "task", id: "spec" })).toEqual([
      { op: "add", kind: "risk", id: "vendor-late", fields },
    ])
  })

  it.each([
    ["milestone", "  "],
    ["risk", "Vendor late"],
    ["risk", "Vendor late 130% 5d"],
    ["risk", "Vendor late 30% soon"],
    ["person", ""],
  ] as const)("adds no %s out of “%s”", (kind, text) => {
    expect(add(kind, text)).toBeUndefined()
  })

  it("gives an id that the plan has not", () => {
    expect(add("person", "Beta")?.reference).toEqual({ kind: "person", id: "beta-2" })
  })
})
