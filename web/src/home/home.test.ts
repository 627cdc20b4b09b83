import { describe, expect, it } from "vitest"
import { endOf } from "@/drawing/time"
import type { AwaitedMilestone, PlanOverview } from "@/home/calls"
import { needsOf } from "@/home/concerns"
import { leastSure, stripOf } from "@/home/strip"

function milestone(id: string, given: Partial<AwaitedMilestone> = {}): AwaitedMilestone {
  return {
    id,
    name: id,
    p10: "2026-11-12T00:00",
    p50: "2026-11-17T00:00",
    p80: "2026-11-22T00:00",
    p90: "2026-11-27T00:00",
    target: null,
    commitment: null,
    confidence: null,
    probability_target: null,
    probability_commitment: null,
    at_risk: null,
    rests_on: [],
    mine: false,
    ...given,
  }
}

function plan(milestones: AwaitedMilestone[], given: Partial<PlanOverview> = {}): PlanOverview {
  return {
    id: "p",
    name: "Plan",
    workspace: "w",
    number: 1,
    role: "owner",
    state: "active",
    restricted: false,
    created_at: "2026-11-02T09:00:00Z",
    changed_at: "2026-11-02T09:00:00Z",
    status_date: "2026-11-02",
    moves_with_time: true,
    objectives: 0,
    check_ins: [],
    last_look: null,
    forecast: { number: 1, complete: true, p80: null, ahead: milestones.length, reached: 0, milestones },
    ...given,
  }
}

const promised = (id: string, probability: number, given: Partial<AwaitedMilestone> = {}) =>
  milestone(id, { commitment: "2027-01-29", confidence: 0.8, probability_commitment: probability, ...given })
const wished = (id: string, probability: number, target = "2027-01-29") =>
  milestone(id, { target, probability_target: probability })
const ids = (concerns: readonly { milestone: AwaitedMilestone }[]) => concerns.map((each) => each.milestone.id)

describe("what needs me", () => {
  it("is a promise under its confidence, then a wish that is unlikely; the widest gap first", () => {
    const found = needsOf(
      [plan([wished("w", 0.1), promised("a", 0.7), promised("b", 0.3), promised("fine", 0.8)])],
      "2026-11-02",
    )
    expect(ids(found.mine)).toEqual(["b", "a", "w"])
    expect(found.mine.map(({ kind }) => kind)).toEqual(["promise", "promise", "target"])
  })

  it("is no wish that may come true", () => {
    expect(needsOf([plan([wished("maybe", 0.5), wished("likely", 0.9)])], "2026-11-02").mine).toEqual([])
  })

  it("is mine where I answer for it; the rest is at risk", () => {
    const found = needsOf([plan([promised("mine", 0.3, { mine: true }), promised("theirs", 0.2)])], "2026-11-02")
    expect(ids(found.mine)).toEqual(["mine"])
    expect(ids(found.others)).toEqual(["theirs"])
  })

  it("is the owner's in a plan that does not know who they are", () => {
    expect(ids(needsOf([plan([promised("a", 0.3)], { role: "editor" })], "2026-11-02").others)).toEqual(["a"])
    expect(ids(needsOf([plan([promised("a", 0.3)])], "2026-11-02").mine)).toEqual(["a"])
  })

  it("is a status date that stood still for over a week, for those who can move it", () => {
    const still = { moves_with_time: false }
    expect(needsOf([plan([], still)], "2026-11-09").chores).toEqual([])
    expect(needsOf([plan([], still)], "2026-11-10").chores).toMatchObject([{ kind: "status-date", days: 8 }])
    expect(needsOf([plan([], { ...still, role: "viewer" })], "2026-12-10").chores).toEqual([])
    expect(needsOf([plan([])], "2026-12-10").chores).toEqual([])
  })

  it("are key results of mine without a check-in, the one that waits longest first", () => {
    const check_ins = [
      { id: "a", name: "A", days: 20, mine: true },
      { id: "b", name: "B", days: 30, mine: false },
      { id: "c", name: "C", days: 25, mine: true },
    ]
    expect(needsOf([plan([], { check_ins })], "2026-11-02").chores).toMatchObject([
      { kind: "check-in", names: ["C", "A"], days: 25 },
    ])
  })

  it("is nothing while the first forecast is being worked out", () => {
    expect(needsOf([plan([], { forecast: null })], "2026-11-02")).toEqual({ mine: [], others: [], chores: [] })
  })
})

describe("the strip of a plan", () => {
  it("goes from the status date past the last likely finish", () => {
    const strip = stripOf(plan([promised("a", 0.9)]))
    // 25 days to P90, and a margin of 4 %: 26 days in all.
    expect(strip?.finish).toBe((strip?.start ?? 0) + 26 * 1440)
    expect(strip?.marks).toMatchObject([{ from: 10 / 26, stone: 20 / 26, to: 25 / 26, chance: "likely" }])
  })

  it("puts what overlaps into rows, and leaves out what has no date", () => {
    const later = { p10: "2026-12-12T00:00", p80: "2026-12-22T00:00", p90: "2026-12-27T00:00" }
    const none = { p10: null, p80: null, p90: null }
    const strip = stripOf(plan([promised("a", 0.1), wished("b", 0.9), promised("c", 0.6, later), milestone("d", none)]))
    expect(strip?.marks.map(({ id, row, chance }) => [id, row, chance])).toEqual([
      ["a", 0, "unlikely"],
      ["b", 1, "likely"],
      ["c", 0, "maybe"],
    ])
    expect(strip?.rows).toBe(2)
  })

  it("has a colour as on the map: by the target, else by the promise", () => {
    const both = promised("a", 0.9, { target: "2027-01-01", probability_target: 0.2 })
    expect(stripOf(plan([both]))?.marks[0]?.chance).toBe("unlikely")
    expect(leastSure(both)).toEqual({ chance: 0.2, date: endOf("2027-01-01") })
  })

  it("is none where nothing is ahead", () => {
    expect(stripOf(plan([]))).toBeUndefined()
    expect(stripOf(plan([], { forecast: null }))).toBeUndefined()
  })
})
