import { describe, expect, it } from "vitest"
import { type FreshRow, freshAfter, larger, placeOf, predecessorOf, smaller } from "@/outline/fresh-row"
import { indented, moved, outdented } from "@/outline/move"
import { rowsOf } from "@/outline/tree"
import { fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 1,
  settings: {},
  entities: {
    initiative: [{ id: "atlas" }, { id: "mobile" }],
    milestone: [
      { id: "alpha", initiative: "atlas" },
      { id: "beta", initiative: "atlas" },
    ],
    task: [
      { id: "a1", milestone: "alpha" },
      { id: "a2", milestone: "alpha" },
      { id: "b1", milestone: "beta" },
      { id: "care", initiative: "atlas" },
      { id: "loose" },
    ],
  },
})
// atlas > alpha > a1 a2, beta > b1, care; mobile; loose
const rows = rowsOf(plan)

describe("rows", () => {
  it("go under the nearest one before them that can hold them", () => {
    expect(indented(rows, "task:care")).toMatchObject({ id: "care", fields: { milestone: "beta", initiative: null } })
    expect(indented(rows, "task:loose")).toMatchObject({ fields: { milestone: null, initiative: "mobile" } })
    expect(indented(rows, "initiative:mobile")).toMatchObject({ fields: { parent: "atlas" } })
    expect(indented(rows, "task:a2")).toBeUndefined()
    expect(indented(rows, "milestone:beta")).toBeUndefined()
    expect(indented(rows, "initiative:atlas")).toBeUndefined()
  })

  it("go beside what they stood under", () => {
    expect(outdented(rows, "task:a1")).toMatchObject({ fields: { milestone: null, initiative: "atlas" } })
    expect(outdented(rows, "task:care")).toMatchObject({ fields: { milestone: null, initiative: null } })
    expect(outdented(rows, "milestone:beta")).toMatchObject({ fields: { initiative: null } })
    expect(outdented(rows, "task:loose")).toBeUndefined()
  })

  it("move among those of their kind under the same", () => {
    expect(moved(rows, "task:a2", -1)).toEqual({ op: "move", kind: "task", id: "a2", before: "a1" })
    expect(moved(rows, "milestone:alpha", 1)).toEqual({ op: "move", kind: "milestone", id: "alpha", after: "beta" })
    expect(moved(rows, "task:a2", 1)).toBeUndefined()
    expect(moved(rows, "task:care", -1)).toBeUndefined()
  })
})

describe("a new row", () => {
  const row = (key: string) => rows.find((each) => each.key === key)
  const told = ({ kind, parent, depth }: FreshRow) => `${kind} in ${parent?.id ?? "the plan"} at ${depth}`

  it("is of the kind of the one before it, behind everything under that", () => {
    const fresh = freshAfter(row("milestone:alpha"))
    expect(told(fresh)).toBe("milestone in atlas at 1")
    expect(rows[placeOf(rows, fresh)]?.id).toBe("beta")
    expect(predecessorOf(rows, fresh)).toBe("alpha")
    expect(told(freshAfter(undefined))).toBe("milestone in the plan at 0")
  })

  it("stands where it is put, also between others", () => {
    const fresh = freshAfter(row("task:a1"))
    expect(rows[placeOf(rows, fresh)]?.id).toBe("a2")
    expect(predecessorOf(rows, fresh)).toBe("a1")
  })

  it("becomes larger: a task a milestone, a milestone an initiative", () => {
    const task = freshAfter(row("task:a1"))
    const milestone = larger(rows, task)
    expect(told(milestone)).toBe("milestone in atlas at 1")
    expect(rows[placeOf(rows, milestone)]?.id).toBe("beta")
    const initiative = larger(rows, milestone)
    expect(told(initiative)).toBe("initiative in the plan at 0")
    expect(larger(rows, initiative)).toBe(initiative)
    expect(told(larger(rows, freshAfter(row("task:care"))))).toBe("milestone in atlas at 1")
    expect(told(larger(rows, freshAfter(row("task:loose"))))).toBe("milestone in the plan at 0")
  })

  it("becomes smaller: into what stands before it, else in its place", () => {
    const milestone = freshAfter(row("milestone:alpha"))
    expect(told(smaller(rows, milestone))).toBe("task in alpha at 2")
    expect(predecessorOf(rows, smaller(rows, milestone))).toBe("a2")
    expect(told(smaller(rows, freshAfter(row("initiative:mobile"))))).toBe("milestone in mobile at 1")
    const first = freshAfter(undefined)
    expect(told(smaller([], first))).toBe("task in the plan at 0")
    expect(smaller(rows, freshAfter(row("task:a1")))).toEqual(freshAfter(row("task:a1")))
  })

  it("finds its way back", () => {
    const milestone = freshAfter(row("milestone:beta"))
    expect(told(larger(rows, smaller(rows, milestone)))).toBe("milestone in atlas at 1")
  })
})
