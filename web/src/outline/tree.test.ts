import { describe, expect, it } from "vitest"
import { parentsIn, rowsOf, type Shown } from "@/outline/tree"
import { type Entity, fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 1,
  settings: {},
  entities: {
    initiative: [
      { id: "atlas" },
      { id: "mobile", parent: "atlas" },
      { id: "one", parent: "two" },
      { id: "two", parent: "one" },
    ],
    milestone: [{ id: "beta", initiative: "mobile" }, { id: "lone" }],
    task: [
      { id: "loose" },
      { id: "api", milestone: "beta", name: "Interface" },
      { id: "ui", milestone: "beta", initiative: "atlas" },
      { id: "care", initiative: "mobile" },
      { id: "lost", milestone: "gone" },
    ],
  },
})
const drawn = (shown: Shown = {}) => rowsOf(plan, shown).map(({ depth, id }) => `${"  ".repeat(depth)}${id}`)

describe("the outline of a plan", () => {
  it("puts everything under what it belongs to, the larger before the smaller", () => {
    expect(drawn()).toEqual([
      "atlas",
      "  mobile",
      "    beta",
      "      api",
      "      ui",
      "    care",
      "one",
      "two",
      "lone",
      "loose",
      "lost",
    ])
  })

  it("hides what stands under what is closed, and tells how much", () => {
    expect(drawn({ closed: new Set(["initiative:mobile"]) }).slice(0, 3)).toEqual(["atlas", "  mobile", "one"])
    const mobile = rowsOf(plan, { closed: new Set(["initiative:mobile"]) })[1]
    expect(mobile).toMatchObject({ open: false, children: 2, place: 1, siblings: 1, parent: "initiative:atlas" })
  })

  it("shows what is found with everything above it, open or not", () => {
    const closed = new Set(["initiative:mobile"])
    expect(drawn({ find: "interf", closed })).toEqual(["atlas", "  mobile", "    beta", "      api"])
    expect(drawn({ find: "lone" })).toEqual(["lone"])
    expect(drawn({ find: "nothing" })).toEqual([])
  })

  it("knows what can be opened and closed", () => {
    expect(parentsIn(plan).map(({ key }) => key)).toEqual(["initiative:atlas", "initiative:mobile", "milestone:beta"])
  })

  it("is there at once for 10,000 activities", () => {
    const task = Array.from(
      { length: 10_000 },
      (_, place): Entity => ({ id: `t${place}`, milestone: `m${place % 500}` }),
    )
    const milestone = Array.from({ length: 500 }, (_, place): Entity => ({ id: `m${place}` }))
    const large = fromSnapshot({ number: 1, settings: {}, entities: { milestone, task } })
    expect(rowsOf(large)).toHaveLength(10_500)
  })
})
