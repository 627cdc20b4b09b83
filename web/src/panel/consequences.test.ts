import { describe, expect, it } from "vitest"
import type { TrialDocument } from "@/api/types"
import { consequencesOf } from "@/panel/consequences"
import { fromSnapshot } from "@/replica/state"

const milestone = (id: string, probability_target: number | null) => ({
  id,
  probability_target,
  probability_commitment: null,
})

// As the server answers the removal of an objective with a key result, which a milestone serves.
const TRIAL = {
  effects: [
    { schema: 1, kind: "objective", id: "win", before: { id: "win" }, after: null },
    { schema: 1, kind: "key_result", id: "teams", before: { id: "teams" }, after: null },
    { schema: 1, kind: "milestone", id: "beta", before: { supports: ["teams"] }, after: {} },
    { schema: 1, kind: "task", id: "api", before: { after: ["x"] }, after: { after: ["y"] } },
  ],
  cascade: [
    { id: "win", before: {}, after: null },
    { id: "api", before: {}, after: {} },
  ],
  problems: [
    { code: "no-service", subject: "win", message: "nothing serves it" },
    { code: "baseline-dangling-id", subject: "approved", message: "`activities` names api, which is nowhere" },
    { code: "baseline-dangling-id", subject: "approved", message: "`activities` names ui, which is nowhere" },
  ],
  forecast: {
    before: { milestones: [milestone("beta", 0.41), milestone("ga", 0.7), milestone("x", null)] },
    after: { milestones: [milestone("beta", 0.5), milestone("ga", 0.704), milestone("x", null)] },
  },
} as unknown as TrialDocument

const plan = fromSnapshot({ number: 1, settings: {}, entities: { task: [{ id: "api" }], milestone: [{ id: "beta" }] } })

describe("what a removal breaks", () => {
  const found = consequencesOf(TRIAL, { kind: "objective", id: "win" }, plan)

  it("is what goes with it and what names it no more", () => {
    expect(found.gone).toEqual([{ kind: "key_result", id: "teams" }])
    expect(found.changed.map(({ reference, fields }) => [reference.id, fields])).toEqual([
      ["beta", ["supports"]],
      ["api", ["after"]],
    ])
  })

  it("is what moves in time, and whose chance changes by a point or more", () => {
    expect(found.moved).toEqual(["api"])
    expect(found.shifts).toEqual([{ id: "beta", before: 0.41, after: 0.5 }])
    expect(found.problems.map(({ message }) => message)).toEqual(["nothing serves it"])
    expect(found.keeping).toEqual(["approved"])
  })
})
