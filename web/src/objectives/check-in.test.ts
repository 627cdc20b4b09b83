import { describe, expect, it } from "vitest"
import { age, checkInChange, isStale, staleAfter, withCheckIn } from "@/objectives/check-in"
import { keyResultOf } from "@/objectives/goal"
import { amount, decimalsOf, readNumber } from "@/objectives/number"
import { sparkOf } from "@/objectives/spark"

const TOM = { date: "2026-11-13", value: 140, by: "tom" }
const of = (fields: Record<string, unknown>) => keyResultOf({ id: "doors", start: 0, target: 900, ...fields } as never)

describe("checking in", () => {
  it("adds to what is there", () => {
    const added = { date: "2026-11-23", value: 160 }
    expect(withCheckIn([TOM], added)).toEqual([TOM, added])
  })
  it("takes the place of one by the same person on the same day", () => {
    expect(withCheckIn([TOM], { ...TOM, value: 150 })).toEqual([{ ...TOM, value: 150 }])
    expect(withCheckIn([TOM], { date: TOM.date, value: 150 })).toHaveLength(2)
  })
  it("is a change of that field alone", () => {
    const added = { date: "2026-11-23", value: 160, note: "two chains" }
    const change = checkInChange(of({ check_ins: [TOM] }), added)
    expect(change).toEqual({ op: "set", kind: "key_result", id: "doors", fields: { check_ins: [TOM, added] } })
  })
})

describe("an old check-in", () => {
  const looked = of({ check_ins: [TOM] })
  it("is told by its days", () => {
    expect(age(looked, "2026-11-23T00:00")).toBe(10)
    expect(age(of({}), "2026-11-23")).toBeUndefined()
  })
  it("is one over the limit, or none at all, while the key result is open", () => {
    expect(isStale(looked, "2027-08-31", "2026-12-13", 30)).toBe(false)
    expect(isStale(looked, "2027-08-31", "2026-12-14", 30)).toBe(true)
    expect(isStale(of({}), undefined, "2026-12-13", 30)).toBe(true)
    expect(isStale(of({}), "2026-12-12", "2026-12-13", 30)).toBe(false)
  })
  it("has the plan's own limit", () => {
    expect(staleAfter({})).toBe(30)
    expect(staleAfter({ health: { "check-ins-old": 14 } })).toBe(14)
  })
})

describe("a number that somebody types", () => {
  it.each([
    ["160", "en", 160],
    [" 1,234.5 ", "en", 1234.5],
    ["1.234,5", "de", 1234.5],
    ["1,234", "en", 1234],
    ["1,234", "de", 1.234],
    ["1.234", "de", 1234],
    ["7.6", "de", 7.6],
    ["7,6", "en", 7.6],
    ["1 234 567", "fr", 1234567],
    ["−3", "en", -3],
    ["1'200", "de-CH", 1200],
    ["1,234,567", "en", 1234567],
  ])("%s in %s is %d", (text, locale, value) => {
    expect(readNumber(text, locale)).toBe(value)
  })
  it.each(["", "many", "1.2.3", "5 shops", "."])("%s is none", (text) => {
    expect(readNumber(text, "en")).toBeUndefined()
  })
})

describe("a number that is shown", () => {
  it("has the decimals that the key result is written with", () => {
    expect(decimalsOf(of({ start: 6.2, target: 14, check_ins: [{ date: "2026-10-30", value: 7.65 }] }))).toBe(2)
    expect(decimalsOf(of({}))).toBe(0)
    expect(amount(946.07, 0)).toBe("946")
  })
})

describe("the course of a key result", () => {
  it("rises with progress, from the beginning of the plan to the due date", () => {
    const course = sparkOf(
      of({ check_ins: [{ date: "2026-01-03", value: 450 }] }),
      "2026-01-04",
      undefined,
      "2026-01-01",
      "2026-01-03",
    )
    // Four days of which two have passed; half of the way up is done.
    expect(course.line).toEqual([
      { x: 0, y: 1 },
      { x: 0.47, y: 0.5 },
    ])
    expect([course.target, course.likely]).toEqual([0, undefined])
  })
  it("rises too where the number is to fall", () => {
    const course = sparkOf(
      of({ start: 60, target: 40, current: 50 }),
      undefined,
      { p10: 40, p50: 45, p90: 50 },
      undefined,
      "2026-01-03",
    )
    expect(course.line).toEqual([{ x: 0, y: 0.5 }])
    expect(course.target).toBe(0)
    expect(course.likely).toEqual({ low: 0, middle: 0.25, high: 0.5 })
  })
})
