import { describe, expect, it } from "vitest"
import { effectLines } from "@/history/effects"
import { fieldWords, valueWords, whatWords } from "@/panel/telling"
import { fromSnapshot } from "@/replica/state"

const PLAN = fromSnapshot({
  number: 3,
  settings: { plan: "Hearth" },
  entities: {
    milestone: [{ id: "beta", name: "Public beta" }, { id: "gate" }],
    person: [{ id: "mei", name: "Mei Lin" }],
  },
})

describe("what a change is about, in words", () => {
  it("calls things by their names, and by their ids once they are gone", () => {
    expect(whatWords(PLAN, "milestone", "beta")).toBe("Public beta")
    expect(whatWords(PLAN, "plan", "plan")).toBe("Hearth")
    expect(whatWords(PLAN, "task", "gone")).toBe("gone")
    expect(fieldWords("target")).toBe("Target")
    expect(fieldWords("own_field")).toBe("own field")
  })

  it.each([
    [null, "nothing"],
    [undefined, "nothing"],
    [[], "nothing"],
    [true, "yes"],
    ["mei", "Mei Lin"],
    ["plain words", "plain words"],
    [["beta", { id: "gate", type: "FS", lag: "2d" }], "Public beta; Gate"],
    [[1, 2, 3, 4, 5], "3; 4; 5; and 2 more"],
    [{ low: "5d", likely: "8d", high: "12d" }, "5d, 8d, 12d"],
  ] as const)("%j is %s", (value, words) => expect(valueWords(PLAN, value as never)).toBe(words))

  it("writes days by locale, alone and in a promise", () => {
    const day = new Intl.DateTimeFormat(navigator.language, {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    }).format(Date.UTC(2027, 1, 26))
    expect(valueWords(PLAN, "2027-02-26")).toBe(day)
    expect(valueWords(PLAN, { date: "2027-02-26", confidence: "80%" })).toBe(`${day}, 80%`)
  })

  it("tells of each field of a revision what it was and what it became", () => {
    const schema = 1
    const effects = [
      { schema, kind: "milestone", id: "beta", before: { owner: "mei", order: "A" }, after: { order: "B" } },
      { schema, kind: "task", id: "api", before: null, after: { name: "API" } },
      { schema, kind: "task", id: "ui", before: { name: "UI" }, after: null },
    ]
    expect(effectLines(PLAN, { effects } as never)).toEqual([
      "Public beta, Owner: from Mei Lin to nothing",
      "API added",
      "UI deleted",
    ])
  })
})
