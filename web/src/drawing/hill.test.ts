import { describe, expect, it } from "vitest"
import { heightAt, hill, risen } from "@/drawing/hill"
import { hillPath, ridgePath } from "@/drawing/hill-path"
import vectors from "@/drawing/hills.json"
import { DAY } from "@/drawing/time"

/** What lies under a hill, in heights by minutes: the part that is smooth, and the walls. */
function areas(quantiles: readonly number[]) {
  const shape = hill(quantiles)
  if (!shape) throw new Error("there is no hill")
  const { start, finish, heights, walls } = shape
  const step = (finish - start) / (heights.length - 1)
  const smooth = heights.slice(1).reduce((sum, height, place) => sum + ((heights[place] ?? 0) + height) / 2, 0) * step
  const upright = walls.map((wall) => wall.height * (wall.finish - wall.start))
  return { shape, upright, whole: upright.reduce((sum, area) => sum + area, smooth) }
}

/** The pixels of a path, a day a pixel, and the first sign of each. */
const corners = (path: string) =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
const day = (at: number) => at / DAY
/** 21 of 100 futures end on day 100, the others evenly in the hundred days after it. */
const LAUNCH = Array.from({ length: 201 }, (_, place) => (place <= 42 ? 100 : 100 + ((place - 42) / 158) * 100) * DAY)
const EVEN = Array.from({ length: 201 }, (_, place) => (100 + place / 5) * DAY)

describe("the hill of quantiles", () => {
  it.each(vectors)("of $name has the density that SciPy has, area being chance [C25]", ({ quantiles, density }) => {
    const { shape, whole } = areas(quantiles)
    const tops = density.map(([, height]) => height ?? 0)
    for (const [at = 0, expected = 0] of density) {
      const walls = shape.walls.filter((wall) => wall.start <= at && at <= wall.finish)
      const smooth = heightAt(shape, at) - walls.reduce((sum, { height }) => sum + height, 0)
      expect(Math.abs(smooth / whole - expected)).toBeLessThan(0.03 * Math.max(...tops))
    }
  })

  it.each(vectors)("of $name has a wall where a share ends at one moment, as large as that share [C26]", (vector) => {
    const { shape, upright, whole } = areas(vector.quantiles)
    expect(shape.walls.map(({ at }) => at)).toEqual(vector.walls.map(([at]) => at))
    vector.walls.forEach(([, share = 0], place) => {
      // Quantiles by half percents: one of them more or less.
      for (const found of [shape.walls[place]?.share ?? 0, (upright[place] ?? 0) / whole])
        expect(Math.abs(found - share)).toBeLessThan(0.011)
    })
  })

  it.each(vectors)("of $name stays within its first and its last future [C25]", ({ quantiles }) => {
    const { shape } = areas(quantiles)
    const [first = 0, last = 0] = [quantiles[0], quantiles.at(-1)]
    for (const { start, finish } of [shape, ...shape.walls, risen(shape, 100)]) {
      expect(start).toBeGreaterThanOrEqual(first)
      expect(finish).toBeLessThanOrEqual(last + 1e-6)
    }
    expect([heightAt(shape, first - 1), heightAt(shape, last + 1)]).toEqual([0, 0])
    const highest = shape.walls.flatMap(({ start, finish }) => [heightAt(shape, start), heightAt(shape, finish)])
    expect(Math.max(...shape.heights, ...highest)).toBeCloseTo(1)
  })

  it("is none where all futures finish within three hours", () => {
    expect(hill(Array.from({ length: 201 }, (_, place) => place / 2))).toBeNull()
    expect(hill(Array.from({ length: 201 }, () => DAY))).toBeNull()
  })

  it("leaves a comb of weeks smooth: no day of it has one future in twenty [C26]", () => {
    const weekly = Array.from({ length: 201 }, (_, place) => Math.floor(place / 8) * 7 * DAY)
    expect(hill(weekly)?.walls).toEqual([])
  })
})

describe("the path of a hill", () => {
  it("stands upright where it begins on a day [C25]", () => {
    const { shape } = areas(LAUNCH)
    const [foot, edge] = corners(ridgePath(shape, { x: day, base: 50, height: 40 }))
    expect(foot).toEqual([100, 50])
    expect(edge?.[0]).toBe(100)
    expect(edge?.[1]).toBeCloseTo(50 - 40 * heightAt(shape, 100 * DAY), 0)
  })

  it("falls upright from a wall to the rest [C26]", () => {
    const { shape } = areas(LAUNCH)
    const end = Math.round(day(shape.walls[0]?.finish ?? 0) * 10) / 10
    const there = corners(ridgePath(shape, { x: day, base: 50, height: 40 })).filter(([x]) => x === end)
    expect(there).toHaveLength(2)
    expect((there[1]?.[1] ?? 0) - (there[0]?.[1] ?? 0)).toBeGreaterThan(20)
  })

  it("has a wall wholly on the side on which its day lies [C26]", () => {
    const { shape } = areas(LAUNCH)
    const parts = (path: string) => path.split("M").length - 1
    const [before, on, after] = [99.5, 100, 120].map((at) => at * DAY)
    expect(parts(hillPath(shape, { x: day, base: 50, height: 40 }, undefined, before))).toBe(0)
    expect(parts(hillPath(shape, { x: day, base: 50, height: 40 }, before))).toBe(2)
    // By the end of day 100 itself: the wall alone.
    expect(parts(hillPath(shape, { x: day, base: 50, height: 40 }, undefined, on))).toBe(1)
    expect(parts(hillPath(shape, { x: day, base: 50, height: 40 }, on))).toBe(1)
    expect(parts(hillPath(shape, { x: day, base: 50, height: 40 }, undefined, after))).toBe(2)
    expect(parts(hillPath(shape, { x: day, base: 50, height: 40 }, after))).toBe(1)
  })

  it("of days that are all as likely is as high at its ends as between them [C25]", () => {
    const { shape } = areas(EVEN)
    for (const at of [100, 101, 120, 139, 140]) expect(heightAt(shape, at * DAY)).toBeGreaterThan(0.9)
  })
})
