import { describe, expect, it } from "vitest"
import { DAY } from "@/drawing/time"
import type { Lane } from "@/map/lanes"
import { layOut } from "@/map/layout"
import { sampleMark } from "@/map/samples"

const mark = (id: string, day: number) => sampleMark(id, { standing: "no-basis", stone: day * DAY })
const lanes = (count: number): Lane[] =>
  Array.from({ length: count }, (_, place) => ({
    id: `l${place}`,
    kind: undefined,
    name: `Lane ${place}`,
    due: undefined,
    probability: undefined,
    sure: undefined,
    marks: [mark(`a${place}`, 10), mark(`b${place}`, 200)],
    within: [],
  }))
const ROOM = { height: 600, strip: 0 }

describe("a layout", () => {
  it("says as much as the window has patience for", () => {
    // A lane is at least 92, 84, 44 and 27 pixels high, and the window has patience for 1.1, 2, 4 and any number of times its height.
    const names = [5, 12, 50, 90].map((count) => layOut(lanes(count), 1, ROOM).detail.name)
    expect(names).toEqual(["full", "regular", "compact", "dots"])
  })

  it("leaves no lane out, whichever level it comes to", () => {
    for (const count of [5, 12, 50, 90, 400]) {
      const { lanes: placed, height } = layOut(lanes(count), 1, ROOM)
      expect(placed).toHaveLength(count)
      expect(placed.every((lane) => lane.placed.length === 2)).toBe(true)
      const last = placed.at(-1)
      expect(height).toBe((last?.top ?? 0) + (last?.height ?? 0))
    }
  })

  it("is nothing for nothing", () => {
    expect(layOut([], 1, ROOM)).toMatchObject({ lanes: [], height: 0 })
  })
})
