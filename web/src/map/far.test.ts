import { describe, expect, it } from "vitest"
import { DAY, endOf, startOf } from "@/drawing/time"
import { farFrom, livesIn, nearOf } from "@/map/far"
import type { Lane } from "@/map/lanes"
import type { Mark } from "@/map/mark"
import { sampleMark } from "@/map/samples"
import { reachOf } from "@/map/span"

const TODAY = startOf("2026-11-29")

const mark = (name: string, stone: string, more: Partial<Mark> = {}) =>
  sampleMark(name, { stone: startOf(stone), ...more })

function lane(...marks: Mark[]): Lane[] {
  const title = { id: "all", kind: undefined, name: "All", due: undefined, probability: undefined, sure: undefined }
  return [{ ...title, marks, within: [] }]
}

const YEAR = [mark("Design", "2027-01-15"), mark("Beta", "2027-04-01"), mark("Launch", "2027-09-30")]
const FAR = endOf("2099-12-31")

describe("where a plan lives", () => {
  it("is from today to its last date, where none is far from the others", () => {
    expect(livesIn(lane(...YEAR), TODAY)).toEqual({ start: TODAY, finish: startOf("2027-09-30") })
  })

  it("begins with what was reached before today", () => {
    const lanes = lane(mark("Kick-off", "2026-02-01"), ...YEAR)
    expect(livesIn(lanes, TODAY)).toEqual({ start: startOf("2026-02-01"), finish: startOf("2027-09-30") })
  })

  it.each([
    ["target", "2099-12-31"],
    ["commitment", "2099-12-31"],
    ["target", "1926-12-31"],
  ] as const)("does not reach to a %s of %s", (wish, day) => {
    const lanes = lane(...YEAR, mark("Archive", "2027-06-01", { [wish]: endOf(day) }))
    const near = livesIn(lanes, TODAY)
    expect(near).toEqual({ start: TODAY, finish: startOf("2027-09-30") })
    expect(farFrom(lanes, near).map(({ mark, what, at }) => [mark.name, what, at])).toEqual([
      ["Archive", wish, endOf(day)],
    ])
  })

  it("does not reach to a milestone that is far away itself, and names it once", () => {
    const lanes = lane(mark("Kick-off", "2026-12-10"), ...YEAR, mark("Closure", "2090-01-01", { target: FAR }))
    const near = livesIn(lanes, TODAY)
    expect(near.finish).toBe(startOf("2027-09-30"))
    expect(farFrom(lanes, near).map(({ what, at }) => [what, at])).toEqual([["stone", startOf("2090-01-01")]])
  })

  it("reaches to a date some years on, and over one to another", () => {
    const lanes = lane(...YEAR, mark("Renewal", "2030-06-01"), mark("Handover", "2036-01-01"))
    expect(livesIn(lanes, TODAY).finish).toBe(startOf("2036-01-01"))
  })

  it("reaches to all dates where many lie far away: then that is what the plan is like", () => {
    const lanes = lane(...YEAR, mark("Half", "2060-01-01"), mark("Whole", "2099-01-01"))
    expect(livesIn(lanes, TODAY).finish).toBe(startOf("2099-01-01"))
  })

  it("always holds today", () => {
    expect(livesIn(lane(mark("Old", "1999-01-01")), TODAY)).toEqual({ start: startOf("1999-01-01"), finish: TODAY })
    expect(livesIn([], TODAY)).toEqual({ start: TODAY, finish: TODAY })
  })
})

describe("the reach of the map", () => {
  it("fits what is near, and goes on to what is far", () => {
    const near = reachOf(lane(...YEAR, mark("Archive", "2027-06-01")), TODAY, 1000)
    const far = reachOf(lane(...YEAR, mark("Archive", "2027-06-01", { target: FAR })), TODAY, 1000)
    expect(far.fitted).toEqual(near.fitted)
    expect(far.world.finish).toBeGreaterThan(FAR)
    expect(near.world.finish).toBeLessThan(startOf("2029-01-01"))
  })
})

describe("a milestone as far as it is near", () => {
  it("has its other dates as they were", () => {
    const target = startOf("2027-05-01")
    const archive = mark("Archive", "2027-06-01", { target, commitment: FAR })
    const near = { start: TODAY, finish: TODAY + 400 * DAY }
    expect(nearOf(archive, near)).toEqual({ ...archive, commitment: undefined })
    expect(nearOf(archive, { start: TODAY, finish: FAR })).toBe(archive)
  })
})
