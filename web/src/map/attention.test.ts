import { expect, it } from "vitest"
import { endOf } from "@/drawing/time"
import { headlineOf } from "@/map/attention"
import type { Mark } from "@/map/mark"

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
