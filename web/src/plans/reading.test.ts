import { describe, expect, it } from "vitest"
import {
  byLine,
  contents,
  formOfFile,
  nameOf,
  namesOf,
  placeOfLine,
  type ReadProblem,
  type Understood,
  unreadLines,
} from "@/plans/reading"

const said = (line: number, id: string): Understood => ({ line, id, kind: "task", sentence: `${id}.` })
const wrong = (line: number | null, code: string): ReadProblem => ({
  line,
  code,
  severity: "warning",
  subject: null,
  message: "m",
  mend: "n",
})

describe("a reading line by line", () => {
  it("puts what is wrong beside what was understood, and what is wrong with the whole first", () => {
    const lines = byLine({
      understood: [said(1, "a"), said(3, "b"), said(1, "c")],
      problems: [wrong(3, "x"), wrong(null, "y"), wrong(5, "z")],
    })
    expect(
      lines.map(({ line, understood, problems }) => [
        line,
        understood.map(({ id }) => id),
        problems.map(({ code }) => code),
      ]),
    ).toEqual([
      [0, [], ["y"]],
      [1, ["a", "c"], []],
      [3, ["b"], ["x"]],
      [5, [], ["z"]],
    ])
  })
})

it("counts each line of which something could not be read once, and not what is wrong with the whole", () => {
  expect(unreadLines({ problems: [wrong(10, "x"), wrong(null, "y"), wrong(2, "x"), wrong(10, "z")] })).toEqual([2, 10])
  expect(unreadLines({ problems: [] })).toEqual([])
})

describe("the place of a line", () => {
  it.each([
    ["one\ntwo\nthree", 2, "two"],
    ["one\r\ntwo\r\nthree", 3, "three"],
    ["one", 1, "one"],
    ["one\n\nthree", 2, ""],
  ])("of %j, line %i", (text, line, expected) => {
    expect(text.slice(...placeOfLine(text, line))).toBe(expected)
  })
})

describe("a document", () => {
  it("is told by what it holds", () => {
    expect(contents({ plan: "A", tasks: [{}, {}], milestones: [{}], risks: [], calendars: {} })).toEqual([
      ["milestones", 1],
      ["tasks", 2],
    ])
  })

  it("knows its things by name", () => {
    expect([...namesOf({ plan: "A", tasks: [{ id: "api", name: "API" }, { id: "ui" }], calendars: {} })]).toEqual([
      ["api", "API"],
    ])
    expect(namesOf(null).size).toBe(0)
  })

  it("has a name, or none", () => {
    expect(nameOf({ plan: "Atlas" })).toBe("Atlas")
    expect([nameOf({}), nameOf(null), nameOf({ plan: 3 })]).toEqual(["", "", ""])
  })
})

it("takes a file for what its name says, and looks into it where that says nothing", () => {
  const names = ["plan.yaml", "My plan.YML", "plan.v2.json", "tasks.csv", "tasks.tsv", "notes.txt", "notes"]
  expect(names.map(formOfFile)).toEqual(["file", "file", "file", "cells", "cells", undefined, undefined])
})
