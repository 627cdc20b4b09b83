import { describe, expect, it } from "vitest"
import { shareCurve } from "@/forecast/share-curve"

/** The futures end one after the other, minute by minute; the last of them far behind. */
const TAILED = [...Array.from({ length: 200 }, (_, place) => place), 2199]

describe("the share of the futures that are done", () => {
  it("goes through every quantile, and is nothing before the first and all after the last", () => {
    const curve = shareCurve([10, 20, 20, 40, 50], 0, 60)
    expect(curve).toEqual([
      [0, 0],
      [10, 0],
      [20, 0.25],
      [20, 0.5],
      [40, 0.75],
      [50, 1],
      [60, 1],
    ])
  })

  it("makes no step at an end before which not all are done", () => {
    const curve = shareCurve(TAILED, -10, 1199)
    expect(curve.at(-2)).toEqual([199, 0.995])
    expect(curve.at(-1)).toEqual([1199, 0.9975])
  })

  it("begins as far up as it is by then", () => {
    const [first, second] = shareCurve(TAILED, 49.5, 1199)
    expect(first).toEqual([49.5, 0.2475])
    expect(second).toEqual([50, 0.25])
  })
})
