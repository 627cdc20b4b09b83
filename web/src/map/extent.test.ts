import { expect, it } from "vitest"
import { DAY } from "@/drawing/time"
import { shapeSpan } from "@/map/extent"
import { FAR, FULL, NEAR, sampleMark } from "@/map/samples"

/** A pixel a day. */
const x = (at: number) => at / DAY
/** Done between day 50 and day 150, most likely in the middle: its tails rise little over their line. */
const quantiles = Array.from({ length: 201 }, (_, place) => (100 + 50 * ((place - 100) / 100) ** 5) * DAY)
const OPEN = sampleMark("Beta", { stone: 100 * DAY, quantiles, band: [90 * DAY, 100 * DAY, 110 * DAY] })

it("a flag reaches as far as its cloth, a stone half its width to either side", () => {
  const flagged = sampleMark("Beta", { stone: 100 * DAY, target: 130 * DAY })
  expect(shapeSpan(flagged, x, NEAR)).toEqual({ left: 100 - NEAR.stone / 2, right: 130 + NEAR.cloth })
})

it("a hill reaches as far as it can be seen, which is less where it is lower, or not drawn at all", () => {
  const [high, low, none] = [FULL, NEAR, FAR].map((detail) => shapeSpan(OPEN, x, detail, 1.5))
  const wide = (span = { left: 0, right: 0 }) => span.right - span.left
  expect(wide(high)).toBeGreaterThan(wide(low))
  expect(none).toEqual({ left: 90, right: 110 })
})

it("what is remembered of one scale holds on another", () => {
  const closer = shapeSpan(OPEN, (at) => 2 * x(at), FAR)
  expect(closer).toEqual({ left: 180, right: 220 })
})
