import { describe, expect, it } from "vitest"
import { settingAt, valueAt } from "@/panel/field"

describe("a field within a record", () => {
  const task = { id: "api", cost: { fixed: 1000, per_day: 800 }, mitigation: { effect: { add: "2d" } } }

  it("is read where it stands", () => {
    expect(valueAt(task, ["cost", "fixed"])).toBe(1000)
    expect(valueAt(task, ["mitigation", "effect", "add"])).toBe("2d")
    expect(valueAt(task, ["crash", "to"])).toBeUndefined()
  })

  it("is set, and what stands beside it stays", () => {
    expect(settingAt(task, { path: ["cost", "fixed"] }, 5)).toEqual({ cost: { fixed: 5, per_day: 800 } })
    expect(settingAt(task, { path: ["crash", "to"] }, "5d")).toEqual({ crash: { to: "5d" } })
    expect(settingAt(task, { path: ["name"] }, "API")).toEqual({ name: "API" })
  })

  it("takes the record with it when it was the last in it", () => {
    expect(settingAt(task, { path: ["cost", "fixed"] }, null)).toEqual({ cost: { per_day: 800 } })
    expect(settingAt(task, { path: ["mitigation", "effect", "add"] }, null)).toEqual({ mitigation: null })
    expect(settingAt(task, { path: ["name"] }, null)).toEqual({ name: null })
  })

  it("brings what the record cannot do without, unless that is there", () => {
    const spec = { path: ["engagement", "now"] as [string, string], fills: (value: string) => ({ wanted: value }) }
    expect(settingAt({}, spec as never, "neutral")).toEqual({ engagement: { now: "neutral", wanted: "neutral" } })
    const present = { engagement: { now: "neutral", wanted: "leading" } }
    expect(settingAt(present, spec as never, "resistant")).toEqual({
      engagement: { now: "resistant", wanted: "leading" },
    })
  })
})
