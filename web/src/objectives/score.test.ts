import { describe, expect, it } from "vitest"
import { keyResultOf } from "@/objectives/goal"
import { aim, lastCheckIn, latest, objectiveScore, score } from "@/objectives/score"

const of = (fields: Record<string, unknown>) => keyResultOf({ id: "a", target: 40, ...fields } as never)

describe("a score", () => {
  it("is the share of the way from start to target", () => {
    expect(score(of({ start: 0, target: 900, check_ins: [{ date: "2026-11-13", value: 135 }] }))).toBe(0.15)
    expect(score(of({ start: 20, target: 40, current: 25 }))).toBe(0.25)
  })
  it("is the same for a number that is to fall", () => {
    expect(score(of({ start: 61, target: 41, current: 56 }))).toBe(0.25)
  })
  it("stays between 0 and 1", () => {
    expect(score(of({ start: 10, current: 4 }))).toBe(0)
    expect(score(of({ start: 10, current: 400 }))).toBe(1)
  })
  it("is all or nothing where start and target are one", () => {
    expect(score(of({ start: 40, current: 40 }))).toBe(1)
    expect(score(of({ start: 40, current: 39 }))).toBe(0)
  })
  it("should be 1.0 where it is committed, about 0.7 where it is aspirational", () => {
    expect(aim(of({ kind: "committed" }))).toBe(1)
    expect(aim(of({}))).toBe(1)
    expect(aim(of({ kind: "aspirational" }))).toBe(0.7)
  })
})

describe("the latest value", () => {
  it("is the last check-in by date, else current, else the start", () => {
    const checkIns = [
      { date: "2026-10-30", value: 9 },
      { date: "2026-09-30", value: 5 },
    ]
    expect(latest(of({ start: 1, current: 2, check_ins: checkIns }))).toBe(9)
    expect(latest(of({ start: 1, current: 2 }))).toBe(2)
    expect(latest(of({ start: 1 }))).toBe(1)
    expect(latest(of({}))).toBe(0)
  })
  it("is of two on one day the later in the file", () => {
    expect(
      lastCheckIn([
        { date: "2026-10-30", value: 9 },
        { date: "2026-10-30", value: 11 },
      ])?.value,
    ).toBe(11)
  })
  it("passes over what is no check-in", () => {
    expect(of({ check_ins: ["?", { date: "2026-10-30" }, { value: 3 }] }).checkIns).toEqual([])
  })
})

describe("the score of an objective", () => {
  const half = of({ start: 0, current: 20 })
  const none = of({ start: 0, current: 0 })
  it("is the mean of its key results", () => {
    expect(objectiveScore([half, none], [1])).toBe(0.25)
  })
  it("without any, the mean of the objectives below that have one", () => {
    expect(objectiveScore([], [0.2, undefined, 0.6])).toBeCloseTo(0.4)
    expect(objectiveScore([], [undefined])).toBeUndefined()
  })
})
