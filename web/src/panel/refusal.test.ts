import { describe, expect, it } from "vitest"
import { fieldOwner, isAtField, refusalOf, withNames } from "@/panel/refusal"
import type { Draft } from "@/replica/draft"
import type { Fields } from "@/replica/effect"
import type { PlanState } from "@/replica/state"

// A refusal as the server writes it.
const PROBLEM = {
  code: "bad-duration",
  subject: "api",
  message: "estimate: '5 bananas' is not a duration",
  mend: "write a number and a unit",
}
const refused = (fields: Fields, status = 422): Draft => ({
  key: `key ${Object.keys(fields)}`,
  made: 1,
  base: 1,
  changes: [{ op: "set", kind: "task", id: "api", fields }],
  refused: { status, code: "plan-invalid", title: "", detail: PROBLEM.message, mend: "", problems: [PROBLEM] },
})
const API = { kind: "task", id: "api" } as const

describe("what the server refused, at its field", () => {
  it("says what I gave, what is wrong with it and what would mend it", () => {
    expect(refusalOf([refused({ estimate: "5 bananas" })], API, "estimate")).toEqual({
      key: "key estimate",
      mine: "5 bananas",
      message: "'5 bananas' is not a duration",
      mend: "write a number and a unit",
    })
  })

  it("is at no other field and no other entity", () => {
    const drafts = [refused({ estimate: "5 bananas" })]
    expect(refusalOf(drafts, API, "owner")).toBeUndefined()
    expect(refusalOf(drafts, { kind: "task", id: "ui" }, "estimate")).toBeUndefined()
    expect(refusalOf([refused({ estimate: "3d" }, 409)], API, "estimate")).toBeUndefined()
  })

  it("leads to the field that it was given to, where it was given to one", () => {
    expect(fieldOwner(refused({ estimate: "x" }))).toEqual(API)
    expect(fieldOwner(refused({ estimate: "x", owner: "y" }))).toBeUndefined()
    expect(fieldOwner(refused({ estimate: "x" }, 409))).toBeUndefined()
  })

  it("tells of a ring by names", () => {
    const tasks = new Map([
      ["api", { id: "api", name: "Interface" }],
      ["ui-2", { id: "ui-2", name: "Screens" }],
    ])
    const plan = { settings: {}, kinds: new Map([["task", tasks]]) } as unknown as PlanState
    expect(withNames(plan, "These wait for each other: api -> ui-2 -> api. Take one out.")).toBe(
      "These wait for each other: Interface → Screens → Interface. Take one out.",
    )
    expect(withNames(plan, "low -5d")).toBe("low -5d")
  })

  it("is shown there alone, unless somebody else set the field, or it is part of more", () => {
    expect(isAtField(refused({ estimate: "x" }), API)).toBe(true)
    expect(isAtField(refused({ estimate: "x" }), { kind: "task", id: "ui" })).toBe(false)
    expect(isAtField(refused({ estimate: "x" }), undefined)).toBe(false)
    expect(isAtField(refused({ estimate: "x" }, 409), API)).toBe(false)
    expect(isAtField(refused({ estimate: "x", owner: "y" }), API)).toBe(false)
  })
})
