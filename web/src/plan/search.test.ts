import { createMemoryHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router"
import { expect, it } from "vitest"
import { readPlanSearch } from "@/plan/search"

it("reads what every view keeps in its address", () => {
  const search = {
    sel: "milestone:beta",
    find: "api",
    at: 12,
    entity: "beta",
    of: "plan:plan",
    lanes: "objective",
    window: "2026-11-02..2027-03-31",
    table: true,
    view: "5d8k2n7w4q9c1x6r",
  }
  expect(readPlanSearch(search)).toEqual(search)
})

it("leaves aside what no view understands", () => {
  const search = {
    sel: 7,
    find: "",
    at: 0,
    entity: 3,
    of: null,
    lanes: "risk",
    window: "soon",
    table: "yes",
    colour: 1,
  }
  expect(readPlanSearch(search)).toEqual({})
})

it("takes a number that somebody looks for as text", () => {
  expect(readPlanSearch({ find: 2027 })).toEqual({ find: "2027" })
})

it("keeps from the views what the router would hand on", () => {
  const root = createRootRoute()
  const plan = createRoute({ getParentRoute: () => root, path: "/plan", validateSearch: readPlanSearch })
  const history = createMemoryHistory({
    initialEntries: ["/plan?at=foo&lanes=risk&window=soon&table=yes&sel=risk%3Alate"],
  })
  const router = createRouter({ routeTree: root.addChildren([plan]), history })
  const search = router.matchRoutes(router.latestLocation).at(-1)?.search
  expect(search).toEqual({ sel: "risk:late" })
})
