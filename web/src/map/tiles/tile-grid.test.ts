import { describe, expect, it } from "vitest"
import { away, sideOf, tilesIn } from "@/map/tiles/tile-grid"

const PAPER = { width: 2000, height: 900 }
const SIDE = 400
const keys = (part: Parameters<typeof tilesIn>[0]) => tilesIn(part, PAPER, SIDE).map(({ key }) => key)

describe("tiles", () => {
  it("are all that meet a part, and no others", () => {
    expect(keys({ left: 399, top: 0, right: 801, bottom: 400 }).sort()).toEqual(["0 0", "1 0", "2 0"])
    expect(keys({ left: 400, top: 0, right: 800, bottom: 401 }).sort()).toEqual(["1 0", "1 1"])
  })

  it("end with the paper", () => {
    expect(keys({ left: -500, top: -500, right: 100, bottom: 100 })).toEqual(["0 0"])
    expect(keys({ left: 1900, top: 800, right: 9000, bottom: 9000 }).sort()).toEqual(["4 2"])
    expect(keys({ left: 2000, top: 0, right: 9000, bottom: 100 })).toEqual([])
  })

  it("come with those nearest to the middle first", () => {
    const part = { left: 0, top: 0, right: 2000, bottom: 900 }
    const found = tilesIn(part, PAPER, SIDE).map((tile) => away(tile.part, part))
    expect(found).toEqual([...found].sort((a, b) => a - b))
    expect(keys(part)[0]).toBe("2 1")
  })

  it("have a whole number of points to a side, however many a pixel has", () => {
    for (const ratio of [1, 1.1, 1.25, 4 / 3, 1.5, 2, 3, 0.9, 2 / 3]) {
      const points = sideOf(ratio) * ratio
      expect(Math.abs(points - Math.round(points))).toBeLessThan(1e-9)
      expect(Math.abs(sideOf(ratio) - SIDE)).toBeLessThan(1)
    }
  })
})
