import { describe, expect, it } from "vitest"
import { estimateOf, estimateText, readEstimate } from "@/entity/estimate"

// What the plan file says of estimates (low, likely, high; fixed; values; percentiles), beside the way people type them.
const LINES: [line: string, estimate: unknown][] = [
  ["5d", "5d"],
  ["5 days", "5d"],
  ["1,5 d", "1.5d"],
  ["4h", "4h"],
  ["2 weeks", "2w"],
  ["3ed", "3ed"],
  ["5", "5d"],
  ["5-10d", { low: "5d", high: "10d", shape: "uniform" }],
  ["5 – 10 days", { low: "5d", high: "10d", shape: "uniform" }],
  ["4h to 2d", { low: "4h", high: "2d", shape: "uniform" }],
  ["5-8-12d", { low: "5d", likely: "8d", high: "12d" }],
  ["5/8/12", { low: "5d", likely: "8d", high: "12d" }],
  ["4h-1d-3d", { low: "4h", likely: "1d", high: "3d" }],
  ["15-20-38d triangular", { low: "15d", likely: "20d", high: "38d", shape: "triangular" }],
  ["9-14-30d Lognormal", { low: "9d", likely: "14d", high: "30d", shape: "lognormal" }],
  ["8-10-20d p10-p90", { low: "8d", likely: "10d", high: "20d", range: "p10-p90" }],
  ["3d fixed", { fixed: "3d" }],
  ["=3d", { fixed: "3d" }],
  ["exactly 3d", { fixed: "3d" }],
  ["2d, 3d, 3d, 8d", { values: ["2d", "3d", "3d", "8d"] }],
  ["p10 4d, p50 6d, p90 15d", { percentiles: { "10": "4d", "50": "6d", "90": "15d" } }],
]

describe("an estimate as a line of text", () => {
  it.each(LINES)("reads %s", (line, estimate) => expect(estimateOf(line)).toEqual(estimate))

  it.each(LINES)("writes %s so that it reads the same", (line) => {
    const read = estimateOf(line)
    expect(estimateOf(estimateText(read))).toEqual(read)
  })

  it.each(["soon", "5 bananas", "-3d", "5-", "5-8-12-20d", "5-10d triangular", "p10 4d", "2d,"])(
    "does not read %s",
    (line) => expect(estimateOf(line)).toBeUndefined(),
  )

  it("keeps a single value seen before apart from a guess", () => {
    expect(estimateText({ values: ["2d"] })).not.toBe("2d")
    expect(estimateOf(estimateText({ values: ["2d"] }))).toEqual({ values: ["2d"] })
  })

  it("writes a range with its unit once where it can", () => {
    expect(estimateText({ low: "10d", likely: "15d", high: "28d" })).toBe("10-15-28d")
    expect(estimateText({ low: "4h", likely: "1d", high: "3d" })).toBe("4h-1d-3d")
    expect(estimateText({ low: "1d", likely: "2d", high: "5d", shape: "pert" })).toBe("1-2-5d")
  })

  it("takes an empty text for no estimate, and says what is wrong with another", () => {
    expect(readEstimate("  ")).toEqual({ value: null })
    expect(readEstimate("soon")).toHaveProperty("wrong", expect.stringContaining("“soon”"))
  })
})
