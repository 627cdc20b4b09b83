import { describe, expect, it } from "vitest"
import { supportItem, supportsOf } from "@/objectives/goal"
import { planOf } from "@/objectives/plan.fixture"
import { dueOf, serviceOf } from "@/objectives/service"

const PLAN = planOf({
  objective: [
    { id: "grow", due: "2027-12-31" },
    { id: "win", parent: "grow", due: "2027-06-30" },
    { id: "stay", due: "2027-03-31" },
  ],
  key_result: [
    { id: "teams", objective: "win", target: 40, due: "2027-05-31" },
    { id: "leavers", objective: "stay", target: 8 },
  ],
  initiative: [{ id: "atlas", supports: ["win"] }, { id: "mobile", parent: "atlas" }, { id: "spare" }],
  milestone: [
    { id: "beta", initiative: "atlas", supports: [{ to: "teams", effect: { low: 4, likely: 9, high: 15 } }] },
    { id: "app", initiative: "mobile" },
    { id: "party", initiative: "mobile", supports: [{ to: "win", required: false }] },
    { id: "stand", initiative: "spare" },
    { id: "done", initiative: "spare", actual: "2026-10-05" },
  ],
})

describe("what serves what", () => {
  const service = serviceOf(PLAN)
  it("is what a milestone says, with its effect", () => {
    const effect = { low: 4, likely: 9, high: 15 }
    expect(service.of.get("teams")).toEqual([{ milestone: "beta", through: undefined, required: true, effect }])
  })
  it("is every milestone in an initiative, and in those it holds [F6.4]", () => {
    const through = "atlas"
    expect(service.of.get("win")?.filter((each) => each.through)).toEqual([
      { milestone: "beta", through, required: true, effect: undefined },
      { milestone: "app", through, required: true, effect: undefined },
    ])
  })
  it("is not required where the milestone opts out, whatever its initiative says [F6.5]", () => {
    expect(service.of.get("win")?.find(({ milestone }) => milestone === "party")).toEqual({
      milestone: "party",
      through: undefined,
      required: false,
      effect: undefined,
    })
    const declined = planOf({
      objective: [{ id: "win" }],
      key_result: [{ id: "teams", objective: "win", target: 40 }],
      initiative: [{ id: "atlas", supports: ["win"] }],
      milestone: [{ id: "beta", initiative: "atlas", supports: [{ to: "teams", required: false, effect: 3 }] }],
    })
    expect(
      serviceOf(declined)
        .of.get("win")
        ?.map(({ required }) => required),
    ).toEqual([false])
  })
})

describe("where service is missing", () => {
  it("is an objective that nothing names, nor its key results, nor those below it", () => {
    expect([...serviceOf(PLAN).unserved]).toEqual(["stay"])
  })
  it("is a key result that nothing names", () => {
    expect([...serviceOf(PLAN).unmoved]).toEqual(["leavers"])
  })
  it("is a milestone ahead that serves nothing, neither by itself nor through its initiatives", () => {
    expect(serviceOf(PLAN).stray).toEqual(["stand"])
  })
  it("is nowhere in a plan that has no objectives", () => {
    expect(serviceOf(planOf({ milestone: [{ id: "beta" }] })).stray).toEqual([])
  })
  it("ends where initiatives or objectives hold each other", () => {
    const loop = planOf({
      objective: [
        { id: "a", parent: "b" },
        { id: "b", parent: "a" },
      ],
      initiative: [
        { id: "x", parent: "y", supports: ["a"] },
        { id: "y", parent: "x" },
      ],
      milestone: [{ id: "m", initiative: "y" }],
    })
    expect(
      serviceOf(loop)
        .of.get("a")
        ?.map(({ milestone }) => milestone),
    ).toEqual(["m"])
    expect(serviceOf(loop).unserved.size).toBe(0)
  })
})

describe("by when", () => {
  it("is the earlier of a key result's due and its objective's [F6.3]", () => {
    expect(dueOf(PLAN, "teams")).toBe("2027-05-31")
    expect(dueOf(PLAN, "leavers")).toBe("2027-03-31")
    expect(dueOf(PLAN, "win")).toBe("2027-06-30")
  })
})

describe("a support", () => {
  it.each([
    "win",
    { to: "win", required: false },
    { to: "teams", effect: 5 },
    { to: "teams", required: false, effect: { low: 1, likely: 2, high: 3 } },
  ])("is written as it was read: %j", (item) => {
    expect(supportsOf({ supports: [item] }).map(supportItem)).toEqual([item])
  })
})
