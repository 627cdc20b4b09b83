import { expect, it } from "vitest"
import { endOf, startOf } from "@/drawing/time"
import { headlineOf } from "@/map/attention"
import { type Mark, markOf } from "@/map/mark"

/** A promise for 26 March 2027 that is kept in no future; all of them end on one day. */
function promised(day: string): Mark {
  const at = endOf(day)
  return {
    id: "beta",
    name: "Beta",
    standing: "open",
    commitment: endOf("2027-03-26"),
    confidence: 0.8,
    quantiles: [at - 1, at],
    chances: { commitment: 0 },
    drivers: [],
  } as unknown as Mark
}
const told = (day: string) => headlineOf([promised(day)], undefined, (id) => id).after

it("says the year of the day that would be sure where it is another than that of the promise", () => {
  expect(told("2027-04-20")).toMatch(/before its 80.% date, Apr 20\.$/)
  expect(told("2028-04-20")).toMatch(/before its 80.% date, Apr 20, 2028\.$/)
})

const TODAY = startOf("2026-11-02")
const beta = { id: "beta", order: "V", name: "Beta", target: "2027-01-29" }
const without = (...marks: Mark[]) => headlineOf(marks, undefined, (id) => id)

it("does not say that nothing is open while a forecast is still to come", () => {
  const { urgency, before } = without(markOf(beta, undefined, undefined, TODAY))
  expect(urgency).toBe("pending")
  expect(before).toBe("How likely each date is will be here in a moment.")
})

it("says so where all is reached", () => {
  const { urgency, before } = without(markOf({ ...beta, actual: "2026-10-30" }, undefined, undefined, TODAY))
  expect(urgency).toBe("none")
  expect(before).toBe("Nothing is open: there is nothing left to forecast.")
})
