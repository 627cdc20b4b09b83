import { describe, expect, it } from "vitest"
import { TimeScale } from "@/drawing/timescale"
import { DETAILS } from "@/map/detail"
import type { Layout, Placed } from "@/map/layout"
import { isSeen, reachOf, stripsOf } from "@/map/strip"

const DAY = 1440
const WIDE = 10
const APART = 20

/** A milestone on day `place * 20`, which reaches from there ten pixels on where a day is a pixel. */
const placed = (id: string, base: number, place: number): Placed => ({
  mark: { id, stone: place * APART * DAY } as Placed["mark"],
  label: {} as Placed["label"],
  base,
  left: place * APART,
  right: place * APART + WIDE,
  said: true,
  shift: 0,
})

/** A lane with so many milestones in each of so many rows. */
function layoutOf(rows: number, each: number, detail = DETAILS[2]): Layout {
  const marks = Array.from({ length: rows * each }, (_, number) =>
    placed(`m${number}`, 40 + (number % rows) * 28, Math.floor(number / rows)),
  )
  const lane = { lane: { id: "l" } as never, top: 0, height: rows * 28 + 40, placed: marks }
  return { detail, perDay: 1, lanes: [lane], height: lane.height }
}
const ids = (strips: ReturnType<typeof stripsOf>) => strips.flatMap((strip) => strip.placed.map(({ mark }) => mark.id))

describe("strips", () => {
  it("hold each milestone once, a few neighbours each, in as much work as they are milestones", () => {
    const strips = stripsOf(layoutOf(12, 10))
    expect(ids(strips).sort()).toEqual(Array.from({ length: 120 }, (_, place) => `m${place}`).sort())
    expect(new Set(strips.map(({ key }) => key)).size).toBe(strips.length)
    for (const { placed: own, work } of strips) {
      expect(own.length).toBeLessThanOrEqual(4)
      expect(work).toBe(own.length)
    }
  })

  it("are neither high nor long, however many rows a lane has and however many milestones a row", () => {
    for (const { top, bottom } of stripsOf(layoutOf(30, 2))) expect(bottom - top).toBeLessThan(7 * 28)
    for (const strip of stripsOf(layoutOf(1, 100))) {
      const { left, right } = reachOf(strip, layoutOf(1, 100), new TimeScale(0, 100 * DAY, 0, 100))
      expect(right - left).toBeLessThanOrEqual(3 * APART + WIDE)
    }
  })

  it("are larger from afar, where a milestone is less work", () => {
    const dots = DETAILS.find(({ label }) => label === "free")
    expect(stripsOf(layoutOf(4, 25, dots)).length).toBeLessThan(stripsOf(layoutOf(4, 25)).length / 2)
  })

  it("reach as far as their milestones do, on any scale: what surrounds a stone keeps its size", () => {
    const layout = layoutOf(1, 4)
    const [strip] = stripsOf(layout)
    if (!strip) throw new Error("there is none")
    expect(reachOf(strip, layout, new TimeScale(0, 100 * DAY, 0, 100))).toEqual({ left: 0, right: 70 })
    expect(reachOf(strip, layout, new TimeScale(0, 100 * DAY, 0, 300))).toEqual({ left: 0, right: 190 })
  })

  it("are seen where they meet the window", () => {
    const [strip] = stripsOf(layoutOf(1, 4))
    if (!strip) throw new Error("there is none")
    const reach = { left: 0, right: 70 }
    const window = { left: 60, right: 200, top: 0, bottom: 60 }
    expect(isSeen(strip, reach, window)).toBe(true)
    expect(isSeen(strip, reach, { ...window, left: 70 })).toBe(false)
    expect(isSeen(strip, reach, { ...window, top: 200, bottom: 300 })).toBe(false)
  })
})
