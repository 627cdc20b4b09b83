import { describe, expect, it } from "vitest"
import { farTold, farWishes, sideOf } from "@/drawing/far"
import { DAY, endOf, startOf } from "@/drawing/time"

/** Evenly over the hundred days from 1 March 2027. */
const EVEN = Array.from({ length: 201 }, (_, place) => startOf("2027-03-01") + (place / 2) * DAY)
const FAR = endOf("2099-12-31")

describe("a date that has no room beside a hill [C27]", () => {
  it("lies more than three times as far from it as the hill is wide", () => {
    const near = { start: 0, finish: 100 * DAY }
    expect([400, 401, -300, -301].map((day) => sideOf(day * DAY, near))).toEqual([
      undefined,
      "after",
      undefined,
      "before",
    ])
  })

  it("never lies within sixty days of it, however narrow that is", () => {
    const near = { start: 0, finish: DAY }
    expect([61, 62, -60, -61].map((day) => sideOf(day * DAY, near))).toEqual([undefined, "after", undefined, "before"])
  })

  it("is told with its flag and its day, and nothing else is", () => {
    const wishes = { target: FAR, promise: endOf("2027-05-01") }
    const far = farWishes(wishes, EVEN)
    expect(far).toEqual([{ what: "target", at: FAR, side: "after" }])
    expect(farTold(far)).toMatch(/^Far from the rest: Target, .*31.*2099\.$/)
    const early = farWishes({ target: undefined, promise: endOf("1926-01-01") }, EVEN)
    expect(farTold(early)).toMatch(/^Far from the rest: Promise, .*1926\.$/)
    expect(farTold(farWishes({ target: undefined, promise: undefined }, EVEN))).toBe("")
  })
})
