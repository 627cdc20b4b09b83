import { describe, expect, it } from "vitest"
import { startOf } from "@/drawing/time"
import { boardOf, COLUMNS, type ColumnId } from "@/outline/columns"
import { type Row, rowsOf } from "@/outline/tree"
import { fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 1,
  settings: {},
  entities: {
    initiative: [{ id: "atlas", owner: "mei" }],
    milestone: [
      { id: "beta", accountable: "mei", target: "2027-01-29" },
      { id: "ga", owner: "jo", actual: "2026-08-28" },
    ],
    task: [
      {
        id: "api",
        after: ["spec", { id: "beta", type: "SS", lag: "2d" }],
        estimate: { low: "5d", likely: "8d", high: "12d" },
      },
      { id: "spec", progress: "40%", actual_start: "2026-11-02" },
      { id: "old", actual_start: "2026-10-01", actual_finish: "2026-10-30", progress: "100%" },
    ],
    person: [
      { id: "mei", name: "Mei Lin" },
      { id: "jo", name: "Jo" },
    ],
  },
})
const board = boardOf(plan, undefined, startOf("2026-11-23"))
const row = (id: string) => rowsOf(plan).find((each) => each.id === id) as Row
const column = (id: ColumnId) => COLUMNS.find((each) => each.id === id)
const shown = (id: string, of: ColumnId) => column(of)?.show(row(id), board)
const change = (id: string, of: ColumnId, text: string) => column(of)?.read?.(row(id), text, board)
const fields = (id: string, of: ColumnId, text: string) => {
  const read = change(id, of, text)
  return read && "value" in read && read.value[0]?.op === "set" ? read.value[0].fields : read
}

describe("cells", () => {
  it("say what the plan has", () => {
    expect(shown("api", "estimate")).toBe("5-8-12d")
    expect(shown("api", "after")).toBe("Spec, Beta SS +2d")
    expect(shown("beta", "owner")).toBe("Mei Lin")
    expect(shown("ga", "owner")).toBe("Jo")
    expect(shown("spec", "progress")).toBe("40 %")
  })

  it("are edited as text where the row has the field", () => {
    expect(column("after")?.text?.(row("api"), board)).toBe("spec, beta SS +2d")
    expect(column("estimate")?.text?.(row("atlas"), board)).toBeUndefined()
    expect(column("target")?.text?.(row("api"), board)).toBeUndefined()
  })

  it("set one field", () => {
    expect(fields("api", "name", "  The  API ")).toEqual({ name: "The API" })
    expect(fields("api", "estimate", "5-10d")).toEqual({ estimate: { low: "5d", high: "10d", shape: "uniform" } })
    expect(fields("api", "estimate", "")).toEqual({ estimate: null })
    expect(fields("spec", "after", "Beta FF")).toEqual({ after: [{ id: "beta", type: "FF" }] })
    expect(fields("beta", "target", "1 Feb")).toEqual({ target: "2027-02-01" })
    expect(fields("beta", "owner", "Jo")).toEqual({ accountable: "jo" })
    expect(fields("ga", "owner", "Mei")).toEqual({ owner: "mei" })
    expect(fields("ga", "owner", "")).toEqual({ owner: null })
  })

  it("refuse what they cannot read", () => {
    expect(change("api", "estimate", "soon")).toHaveProperty("wrong")
    expect(change("api", "after", "banana")).toHaveProperty("wrong")
    expect(change("spec", "progress", "most of it")).toHaveProperty("wrong")
    const far = "“9999-12-31” is too far off: write a date from 1980 to 2199."
    expect(change("beta", "target", "9999-12-31")).toEqual({ wrong: far })
    expect(change("beta", "progress", "9999-12-31")).toEqual({ wrong: far })
    expect(change("spec", "progress", "9999-12-31")).toEqual({ wrong: far })
  })

  it("add people who are not there", () => {
    expect(change("api", "owner", "Ann Ive")).toEqual({
      value: [
        { op: "add", kind: "person", id: "ann-ive", fields: { name: "Ann Ive" } },
        { op: "set", kind: "task", id: "api", fields: { owner: "ann-ive" } },
      ],
    })
  })

  // Progress needs a start, all of it a finish: the engine's problems progress-without-start and done-without-finish.
  it("keep the facts of progress together", () => {
    expect(fields("api", "progress", "40")).toEqual({ progress: "40%", actual_start: "2026-11-23" })
    expect(fields("spec", "progress", "60%")).toEqual({ progress: "60%" })
    expect(fields("spec", "progress", "done")).toEqual({ progress: "100%", actual_finish: "2026-11-23" })
    expect(fields("spec", "progress", "20 Nov 2026")).toEqual({ progress: "100%", actual_finish: "2026-11-20" })
    expect(fields("old", "progress", "80%")).toEqual({ progress: "80%", actual_finish: null })
    expect(fields("spec", "progress", "")).toEqual({ progress: null })
    expect(fields("beta", "progress", "done")).toEqual({ actual: "2026-11-23" })
    expect(fields("ga", "progress", "")).toEqual({ actual: null })
  })
})
