import { describe, expect, it } from "vitest"
import { search } from "@/entity/search"
import { type Entity, fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 1,
  settings: {},
  entities: {
    milestone: [
      { id: "beta", name: "Public beta" },
      { id: "ga", name: "General availability" },
    ],
    task: [
      { id: "api", name: "API", notes: "The public one, for partners" },
      { id: "beta-test", name: "Betatest mit Müller" },
      { id: "alphabeta", name: "Alphabetical list" },
      { id: "ui", name: "Interface of the API", tags: ["legal"] },
    ],
    phase: [
      { id: "winter", name: "Winter", start: "2026-12-01", finish: "2027-02-28" },
      { id: "spring", name: "Spring", start: "2027-03-01", finish: "2027-05-31" },
    ],
    person: [{ id: "anna-beta", name: "Anna Berg" }],
  },
})
const found = (query: string, wanted = {}) => search(plan, query, wanted).map(({ entity }) => entity.id)

describe("search over a plan", () => {
  it("puts the whole name first, then its beginning, then a word's, then the rest", () => {
    expect(found("api")).toEqual(["api", "ui"])
    expect(found("public beta")).toEqual(["beta"])
    expect(found("beta")).toEqual(["beta-test", "beta", "alphabeta", "anna-beta"])
  })

  it("finds by id, tag and note, after names", () => {
    expect(found("legal")).toEqual(["ui"])
    expect(found("public")).toEqual(["beta", "api"])
    expect(found("ga")).toEqual(["ga", "ui"])
  })

  it("finds by what the kind is called, in one or several", () => {
    expect(found("phase")).toEqual(["winter", "spring"])
    expect(found("Phases")).toEqual(["winter", "spring"])
    expect(found("spring phase")).toEqual(["spring"])
    expect(found("task partners")).toEqual(["api"])
    expect(found("phaseout")).toEqual([])
  })

  it("wants every word, in any order, and minds neither case nor accents", () => {
    expect(found("AVAILABILITY general")).toEqual(["ga"])
    expect(found("muller")).toEqual(["beta-test"])
    expect(found("general banana")).toEqual([])
  })

  it("keeps to the kinds that are asked for, and leaves out what is there already", () => {
    expect(found("beta", { kinds: ["milestone"] })).toEqual(["beta"])
    expect(found("beta", { without: new Set(["beta-test"]) })[0]).toBe("beta")
    expect(found("", { limit: 2 })).toEqual(["beta", "ga"])
  })

  it("looks through 10,000 entities within a blink", () => {
    const entities = Array.from({ length: 10_000 }, (_, place): Entity => {
      return { id: `task-${place}`, name: `Task number ${place} of the plan`, notes: "a longer note about what it is" }
    })
    const large = fromSnapshot({ number: 1, settings: {}, entities: { task: entities } })
    expect(search(large, "number 777").map(({ entity }) => entity.id)).toContain("task-777")
    expect(search(large, "number", { limit: 20 })).toHaveLength(20)
  })
})
