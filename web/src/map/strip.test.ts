import { describe, expect, it } from "vitest"
import { DETAILS } from "@/map/detail"
import type { Layout, Placed } from "@/map/layout"
import { stripsIn, stripsOf } from "@/map/strip"

const placed = (id: string, base: number): Placed => ({
  mark: { id } as Placed["mark"],
  label: {} as Placed["label"],
  base,
  left: 0,
  right: 10,
  said: true,
  shift: 0,
})

/** A lane with so many milestones in each of so many rows. */
function layoutOf(rows: number, each: number): Layout {
  const marks = Array.from({ length: rows * each }, (_, place) => placed(`m${place}`, 40 + (place % rows) * 28))
  const lane = { lane: { id: "l" } as never, top: 0, height: rows * 28 + 40, placed: marks }
  return { detail: DETAILS[2], perDay: 1, lanes: [lane], height: lane.height }
}

describe("strips", () => {
  it("are whole lanes where those are small", () => {
    const [strip, ...others] = stripsOf(layoutOf(3, 6))
    expect(others).toEqual([])
    expect(strip?.placed).toHaveLength(18)
  })

  it("share a large lane by its rows, and each milestone is in one of them", () => {
    const strips = stripsOf(layoutOf(12, 10))
    expect(strips.length).toBeGreaterThan(2)
    expect(strips.flatMap((strip) => strip.placed.map(({ mark }) => mark.id)).sort()).toEqual(
      Array.from({ length: 120 }, (_, place) => `m${place}`).sort(),
    )
    expect(new Set(strips.map(({ key }) => key)).size).toBe(strips.length)
    for (const strip of strips.slice(1)) expect(new Set(strip.placed.map(({ base }) => base)).size).toBeLessThan(12)
  })

  it("are seen where they meet the window", () => {
    const strips = stripsOf(layoutOf(12, 10))
    expect(stripsIn(strips, { top: 0, bottom: 60 })).toEqual(strips.slice(0, 1))
    expect(stripsIn(strips, { top: 1000, bottom: 1200 })).toEqual([])
  })
})
