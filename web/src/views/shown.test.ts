import { describe, expect, it } from "vitest"
import { addressOf, differences, savedOf, shownOf } from "@/views/shown"
import { saved } from "@/views/view.fixture"

const ALL = {
  sel: "milestone:beta",
  find: "api",
  at: 3,
  entity: "beta",
  of: "milestone:beta",
  lanes: "objective",
  window: "2026-11-02..2027-03-31",
  table: true,
} as const

describe("what is shown", () => {
  it("is what the view heeds of its address", () => {
    const names = (view: Parameters<typeof shownOf>[0]) => Object.keys(shownOf(view, ALL).search).sort()
    expect(names("map")).toEqual(["at", "find", "lanes", "sel", "table", "window"])
    expect(names("objectives")).toEqual(["at", "find", "sel"])
    expect(names("forecast")).toEqual(["at", "of", "sel"])
    expect(names("outline")).toEqual(["at", "find", "sel"])
    expect(names("history")).toEqual(["at", "entity", "sel"])
  })

  it("has nothing that the address does not say", () => {
    expect(shownOf("map", { find: undefined, window: null, lanes: "initiative" }).search).toEqual({
      lanes: "initiative",
    })
  })

  it("has what objectives are narrowed to in objectives alone", () => {
    expect(shownOf("objectives", { find: "is:gap api" }).search).toEqual({ find: "is:gap api" })
    expect(shownOf("map", { find: "is:gap api" }).search).toEqual({ find: "api" })
    expect(shownOf("outline", { find: "is:gap" }).search).toEqual({})
  })
})

describe("what is shown beside what was saved", () => {
  const map = saved({ view: "map", search: { find: "api", window: "2026-11-02..2027-03-31" } })

  it("differs in nothing right after it was opened", () => {
    expect(differences(savedOf(map), shownOf("map", addressOf("atlas", map).search))).toEqual([])
  })

  it("differs in each parameter that is another one, is gone or has come", () => {
    const shown = shownOf("map", { find: "ui", table: true, sel: "milestone:beta" })
    expect(differences(savedOf(map), shown)).toEqual(["find", "window", "table", "sel"])
  })

  it("does not differ in what the view does not heed, nor in a space", () => {
    const shown = shownOf("map", { ...map.search, find: "api ", entity: "beta", of: "plan:plan" })
    expect(differences(savedOf(map), shown)).toEqual([])
  })

  it("cannot be compared at another view", () => {
    expect(differences(savedOf(map), shownOf("outline", { find: "api" }))).toBeUndefined()
  })
})

it("a saved view leads to what it shows, and says that it was opened", () => {
  const { id, ...view } = saved({ view: "forecast", search: { of: "plan:plan", lanes: null } })
  expect(addressOf("atlas", { id, ...view })).toEqual({
    to: "/plans/$plan/forecast",
    params: { plan: "atlas" },
    search: { of: "plan:plan", view: id },
  })
})
