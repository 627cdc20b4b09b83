import { describe, expect, it } from "vitest"
import type { MilestoneForecast } from "@/api/types"
import { DAY, startOf } from "@/drawing/time"
import { deedOf, isShort, questionOf, reasonsOf, widthOf, withDatesOf } from "@/panel/milestone/outlook"

const driver = (
  id: string,
  probability_gain: number | null,
  p80_days_gain: number,
  kind: "risk" | "activity" = "activity",
) => ({
  id,
  kind,
  criticality: null,
  probability_gain,
  p80_days_gain,
})
const BETA = {
  target: "2027-01-29",
  commitment: "2027-02-26",
  confidence: 0.8,
  probability_target: 0.41,
  probability_commitment: 0.7,
  drivers: [
    driver("api", 0.11, 8.5),
    driver("spec", 0.0001, 0.1),
    driver("late", 0.114, 6.4, "risk"),
    driver("ui", 0, 4.6),
  ],
} as unknown as MilestoneForecast

describe("a date that was moved since the forecast", () => {
  // A forecast whose futures end evenly over 200 days from 1 January on.
  const FORECAST = {
    ...BETA,
    quantiles: Array.from({ length: 201 }, (_, place) => startOf("2027-01-01") + place * DAY),
    answer: "Beta: 41 % for 29 January",
  } as MilestoneForecast
  const FIELDS = { target: "2027-01-29", commitment: { date: "2027-02-26", confidence: "80%" } }

  it("has the chance that its quantiles say", () => {
    const moved = withDatesOf({ ...FIELDS, target: "2027-02-19" }, FORECAST)
    expect(questionOf(moved)).toEqual({ wish: "target", date: "2027-02-19", chance: 0.25 })
    expect(moved).toMatchObject({ answer: "", commitment: "2027-02-26", probability_commitment: 0.7 })
  })

  it("or none where it was taken away, and the rest is as it was", () => {
    const { commitment } = FIELDS
    expect(questionOf(withDatesOf({ commitment }, FORECAST))).toMatchObject({ wish: "commitment", chance: 0.7 })
    expect(withDatesOf(FIELDS, FORECAST)).toBe(FORECAST)
  })
})

describe("what is asked of a milestone", () => {
  it("is its target, else what was promised, else nothing", () => {
    expect(questionOf(BETA)).toEqual({ wish: "target", date: "2027-01-29", chance: 0.41 })
    expect(questionOf({ ...BETA, target: null })).toEqual({ wish: "commitment", date: "2027-02-26", chance: 0.7 })
    expect(questionOf({ ...BETA, target: null, commitment: null })).toBeUndefined()
  })

  it("may be promised less surely than it was meant to be", () => {
    expect(isShort(BETA)).toBe(true)
    expect(isShort({ ...BETA, probability_commitment: 0.8 })).toBe(false)
    expect(isShort({ ...BETA, confidence: null })).toBe(false)
  })
})

describe("why", () => {
  it("names what is worth a point or a day, the weightiest first", () => {
    const told = reasonsOf(BETA).map(({ id, points, days }) => [id, points, days])
    expect(told).toEqual([
      ["late", 11, 6],
      ["api", 11, 9],
      ["ui", 0, 5],
    ])
  })

  it("goes by days where there is no date", () => {
    const reasons = reasonsOf({
      ...BETA,
      probability_target: null,
      probability_commitment: null,
      drivers: [driver("api", null, 8)],
    })
    expect(reasons[0]?.points).toBeUndefined()
    expect(reasons.map((each) => widthOf(each, reasons))).toEqual([1])
  })

  it("is drawn beside the weightiest", () => {
    const reasons = reasonsOf(BETA)
    expect(reasons.map((each) => widthOf(each, reasons))).toEqual([1, 1, 0])
  })

  it("is drawn by days where a date is out of reach, so that nothing is worth a point", () => {
    const reasons = reasonsOf({ ...BETA, drivers: [driver("api", 0, 12), driver("ui", 0, 3)] })
    expect(reasons.map((each) => widthOf(each, reasons))).toEqual([1, 0.25])
  })

  it("names a deed", () => {
    expect(deedOf("risk", { id: "late" })).toBe("prevent")
    expect(deedOf("risk", { id: "late", mitigation: { cost: 9000 } })).toBe("mitigate")
    expect(deedOf("activity", { id: "api", estimate: "5d" })).toBe("keep")
    expect(deedOf("activity", { id: "partner", expected: {} })).toBe("decide")
  })
})
