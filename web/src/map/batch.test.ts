import { describe, expect, it } from "vitest"
import { TimeScale } from "@/drawing/timescale"
import { batchOf } from "@/map/batch"
import { DETAILS } from "@/map/detail"
import type { Mark } from "@/map/mark"

const DAY = 1440
/** A pixel a day. */
const SCALE = new TimeScale(0, 1000 * DAY, 0, 1000)
const [, NEAR, COMPACT, FAR] = DETAILS
if (!NEAR || !COMPACT || !FAR) throw new Error("there are fewer levels of detail")

/** Evenly from day 100 to day 140: done by day 132 at 80 %. */
const markOf = (given: Partial<Mark> = {}): Mark => ({
  id: "m",
  name: "Beta",
  standing: "open",
  stone: 132 * DAY,
  band: [104 * DAY, 120 * DAY, 136 * DAY],
  quantiles: Array.from({ length: 201 }, (_, place) => (100 + place / 5) * DAY),
  target: 110 * DAY,
  commitment: 150 * DAY,
  confidence: 0.8,
  chances: { target: 0.25, commitment: 1 },
  atMost: false,
  drivers: [],
  ghost: undefined,
  ...given,
})
const drawn = (marks: readonly Mark[], detail = NEAR) =>
  batchOf(
    marks.map((mark) => ({ mark, base: 100 })),
    detail,
    SCALE,
  )
/** Where the strokes of a path begin, across. */
const starts = (path: string) => [...path.matchAll(/M(-?[\d.]+),/g)].map(([, x]) => Number(x))

describe("the signs of many milestones", () => {
  it("stand where their moments are", () => {
    const { unlikely, poles, wishes, promises } = drawn([markOf()])
    expect(unlikely.bands).toBe("M104,100H136")
    expect(starts(unlikely.middles)).toEqual([120])
    expect(starts(unlikely.stones)).toEqual([132 - NEAR.stone / 2])
    expect([poles, wishes, promises].map(starts)).toEqual([[110, 150], [110], [150]])
  })

  it("have the colour of the chance of their target, one path for each", () => {
    const chances = [0.95, 0.6, 0.1, undefined]
    const batch = drawn(chances.map((target) => markOf({ chances: { target, commitment: 1 } })))
    for (const level of ["likely", "maybe", "unlikely", "unknown"] as const) {
      expect(starts(batch[level].bands)).toEqual([104])
      expect(starts(batch[level].stones)).toHaveLength(1)
    }
    expect(starts(batch.poles)).toHaveLength(8)
  })

  it("have hills where there is room for them, and none of it from afar", () => {
    expect(starts(drawn([markOf()]).unlikely.hills)).toHaveLength(1)
    const far = drawn([markOf({ ghost: { stone: 90 * DAY, target: undefined, commitment: undefined } })], FAR)
    expect(far.unlikely).toMatchObject({ hills: "", middles: "" })
    expect(far.unlikely.bands).toBe("M104,100H136")
    expect([far.ghostPoles, far.ghostStones, far.ticks]).toEqual(["", "", ""])
  })

  it("have no hill that is too narrow to be seen, and a band that is seen all the same", () => {
    const narrow = markOf({
      band: [120 * DAY, 120.2 * DAY, 120.5 * DAY],
      quantiles: Array.from({ length: 201 }, (_, place) => (120 + place / 400) * DAY),
    })
    const { hills, bands } = drawn([narrow], COMPACT).unlikely
    expect(hills).toBe("")
    expect(bands).toBe("M120,100H122")
  })

  it("tell what is reached by its tick, and what has no forecast by a hollow stone without doubt", () => {
    const nothing = { band: undefined, quantiles: undefined }
    const reached = drawn([markOf({ standing: "reached", ...nothing })])
    expect([starts(reached.reached), starts(reached.ticks)].map(({ length }) => length)).toEqual([1, 1])
    const pending = drawn([markOf({ standing: "pending", ...nothing })])
    // The stone, and the two strokes of the question in it.
    expect(starts(pending.hollow)).toHaveLength(3)
    for (const { unlikely } of [reached, pending]) {
      expect(unlikely).toEqual({ hills: "", middles: "", bands: "", stones: "" })
    }
  })

  it("show where it stood before, as far as that was elsewhere", () => {
    const moved = { stone: 90 * DAY, target: 80 * DAY, commitment: 150 * DAY }
    const { ghostPoles, ghostStones } = drawn([markOf({ ghost: moved })])
    expect(starts(ghostPoles)).toEqual([80])
    expect(starts(ghostStones)).toEqual([90 - NEAR.stone / 2])
  })
})
