import { beforeAll, expect, it } from "vitest"
import type { PlanState } from "@/replica/state"
import { shownOf } from "@/views/shown"
import { shownWords } from "@/views/telling"
import { english } from "@/words/english"
import { setWords } from "@/words/words"

const PLAN = {
  settings: { plan: "Atlas" },
  kinds: new Map([["milestone", new Map([["beta", { id: "beta", name: "Public beta" }]])]]),
} as unknown as PlanState

beforeAll(() => setWords(english, "en-GB"))

it.each([
  [shownOf("map", {}), "Map"],
  [
    shownOf("map", { lanes: "objective", find: "beta", window: "2026-11-02..2027-03-31" }),
    "Map, lanes by objectives, “beta”, 2 Nov 2026 to 31 Mar 2027",
  ],
  [
    shownOf("map", { lanes: "initiative", table: true, at: 3 }),
    "Map, lanes by initiatives, as a table, as of revision 3",
  ],
  [shownOf("objectives", { find: "is:gap shops" }), "Objectives, gaps, “shops”"],
  [shownOf("forecast", { of: "milestone:beta" }), "Forecast, of Public beta"],
  [
    shownOf("forecast", { of: "plan:plan", sel: "milestone:beta" }),
    "Forecast, of the whole plan, Public beta selected",
  ],
  [shownOf("outline", { find: "api", sel: "plan:plan" }), "Outline, “api”, Atlas selected"],
  [shownOf("history", { entity: "beta" }), "History, of Public beta"],
])("%j is told in words", (shown, words) => {
  expect(shownWords(PLAN, shown)).toBe(words)
})
