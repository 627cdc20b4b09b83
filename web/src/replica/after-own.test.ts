import { describe, expect, it } from "vitest"
import type { Change } from "@/replica/change"
import { afterOwn, newDraft } from "@/replica/draft"

const add = (kind: string, id: string, fields: Record<string, string> = {}, after?: string): Change => ({
  op: "add",
  kind,
  id,
  fields: { name: id.toUpperCase(), ...fields },
  ...(after === undefined ? {} : { after }),
})
const target = (id: string, day: string): Change => ({ op: "set", kind: "milestone", id, fields: { target: day } })
const baseAfter = (later: Change, earlier: Change, number: number, changed = true) =>
  afterOwn(newDraft(2, [later]), newDraft(2, [earlier]), { number, changed }).base

describe("a draft that was made while an earlier one of mine was on its way", () => {
  it("follows it where nobody else changed the plan meanwhile", () => {
    expect(baseAfter(target("beta", "2027-01-29"), target("launch", "2027-03-31"), 3)).toBe(3)
  })

  it("stays where somebody else did, so that what they changed is not written over", () => {
    expect(baseAfter(target("beta", "2027-01-29"), target("launch", "2027-03-31"), 4)).toBe(2)
  })

  it("stays where the earlier one changed nothing: the next revision is somebody else's", () => {
    expect(baseAfter(target("beta", "2027-01-29"), target("launch", "2027-03-31"), 3, false)).toBe(2)
  })

  it("follows it all the same where both touch the same, or it names what the earlier one brought", () => {
    expect(baseAfter(target("beta", "2027-01-29"), target("beta", "2027-01-22"), 4)).toBe(4)
    expect(baseAfter(add("task", "api", { milestone: "beta" }), add("milestone", "beta"), 4)).toBe(4)
    expect(baseAfter(add("task", "ui", {}, "api"), add("task", "api"), 4)).toBe(4)
    const renamed: Change = { op: "rename", kind: "milestone", id: "beta", to: "first" }
    expect(baseAfter(target("first", "2027-01-29"), renamed, 4)).toBe(4)
  })
})
