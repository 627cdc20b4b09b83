import { describe, expect, it } from "vitest"
import { Pace } from "@/map/pace"

/** After many frames on a machine that needs so many milliseconds for each milestone, and some for the frame itself. */
function settledAt(perMilestone: number, frame: number): Pace {
  const pace = new Pace()
  for (let turn = 0; turn < 100; turn += 1) pace.took(pace.most, frame + pace.most * perMilestone)
  return pace
}

describe("how much is drawn in a frame", () => {
  it("is as much as the time for it allows, on a fast machine and on a slow one", () => {
    for (const perMilestone of [0.1, 0.2, 0.3]) {
      const { most } = settledAt(perMilestone, 0.5)
      expect(0.5 + most * perMilestone).toBeCloseTo(2, 1)
    }
  })

  it("is never nothing, nor all at once", () => {
    expect(settledAt(50, 10).most).toBe(4)
    expect(settledAt(0.001, 0).most).toBe(40)
  })

  it("is not thrown over by one frame that was held up, nor changed by one in which nothing was drawn", () => {
    const pace = settledAt(0.2, 0.5)
    const before = pace.most
    pace.took(0, 100)
    expect(pace.most).toBe(before)
    pace.took(10, 100)
    expect(pace.most).toBeGreaterThan(before * 0.75)
  })
})
