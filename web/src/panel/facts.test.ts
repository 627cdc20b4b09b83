import { expect, it } from "vitest"
import type { ForecastDocument, ScheduleDocument } from "@/api/types"
import { factsOf } from "@/panel/facts"

const DAYS = { p10: "2026-10-07T18:00", p50: "2026-10-07T18:00", p80: "2026-10-07T18:00", p90: "2026-10-07T18:00" }
const FORECAST = {
  activities: [{ id: "api", ...DAYS, criticality: 0.5 }],
  objectives: [
    { id: "win", ...DAYS, probability: 0.9, probability_key_results: null, due: null, reason: "no basis" },
    { id: "pay", ...DAYS, probability: 0.9, probability_key_results: null, due: null, reason: null },
  ],
} as unknown as ForecastDocument
const scheduled = (total_float_minutes: number | null) =>
  ({
    activities: [{ id: "api", early_start: "2026-09-08T09:00", early_finish: "2026-10-07T18:00", total_float_minutes }],
  }) as unknown as ScheduleDocument
const namesOf = (total: number | null) =>
  factsOf({ kind: "task", id: "api" }, FORECAST, scheduled(total)).lines.map(({ name }) => name)

it("says of a finished task when it was done, and forecasts nothing", () => {
  expect(namesOf(null)).toEqual(["Done"])
  expect(namesOf(0)).toEqual(["Done, at 80 %", "Planned", "Critical in"])
})

it("says of an objective that something has no basis for that its chance is at most so much", () => {
  expect(factsOf({ kind: "objective", id: "win" }, FORECAST, undefined).atMost).toBe(true)
  expect(factsOf({ kind: "objective", id: "pay" }, FORECAST, undefined).atMost).toBe(false)
})
