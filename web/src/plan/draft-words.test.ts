import { describe, expect, it } from "vitest"
import { draftWords } from "@/plan/draft-words"
import type { Change } from "@/replica/change"
import { fromSnapshot } from "@/replica/state"

const PLAN = fromSnapshot({
  number: 1,
  settings: {},
  entities: { milestone: [{ id: "beta", order: "V", name: "Public beta" }] },
})

const words = (...changes: Change[]) => draftWords(PLAN, { changes })

describe("an edit that was not allowed, to be handed on", () => {
  it("has names and values, not ids", () => {
    const fields = { target: "2027-05-21", done: true }
    expect(words({ op: "set", kind: "milestone", id: "beta", fields })).toBe(
      "Public beta, Target: May 21, 2027; Public beta, done: yes",
    )
  })

  it("says what was to come, go and move", () => {
    const add: Change = { op: "add", kind: "task", id: "api", fields: { name: "API" } }
    const rest: Change[] = [
      { op: "remove", kind: "milestone", id: "beta" },
      { op: "move", kind: "milestone", id: "beta" },
      { op: "rename", kind: "milestone", id: "beta", to: "gamma" },
    ]
    expect(words(add, ...rest)).toBe("add API; delete Public beta; move Public beta; give Public beta the id gamma")
  })
})
