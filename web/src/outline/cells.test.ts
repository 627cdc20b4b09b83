import { describe, expect, it } from "vitest"
import { startOf } from "@/drawing/time"
import { cellsOf, guessed, isCells, itemsOfCells, unreadCells } from "@/outline/cells"
import { flat } from "@/outline/items"

const TODAY = startOf("2026-11-23")
const PEOPLE = new Set(["mei lin", "mei"])

const roles = (text: string) => guessed(cellsOf(text), TODAY, PEOPLE)
const items = (text: string) =>
  flat(itemsOfCells(cellsOf(text), roles(text), TODAY)).map(({ item: { children: _, ...item }, depth }) => ({
    depth,
    ...item,
  }))

describe("cells on the clipboard", () => {
  it("stand between tabs, in quotes where they have breaks in them", () => {
    expect(cellsOf('Name\tNotes\r\nAPI\t"Two\nlines, ""quoted"""\r\n\t\r\n')).toEqual([
      ["Name", "Notes"],
      ["API", 'Two\nlines, "quoted"'],
    ])
  })

  it("are told from lines that are indented by tabs", () => {
    expect(isCells("API\t5d\nUI\t8d")).toBe(true)
    expect(isCells("Beta\n\tAPI\n\tUI")).toBe(false)
    expect(isCells("one line")).toBe(false)
  })
})

describe("what columns hold", () => {
  it("is known by their headings", () => {
    // The columns that Microsoft Project copies from its entry table.
    const text =
      "ID\tTask Mode\tTask Name\tDuration\tStart\tFinish\tPredecessors\tResource Names\n1\tAuto\tDesign\t5 days?\tMon 30/11/26\tFri 04/12/26\t\tMei Lin"
    expect(roles(text)).toEqual({
      header: true,
      roles: ["called", "skip", "name", "estimate", "skip", "target", "after", "owner"],
    })
  })

  it("is what a row waits for where only other rows are named, and nothing where one names itself", () => {
    expect(roles("Draft it\t3d\t\nRead it\t5d\tDraft it\nSend it\t1d\tDraft it, Read it").roles).toEqual([
      "name",
      "estimate",
      "after",
    ])
    expect(roles("Draft it\t3d\tDraft it\nRead it\t5d\tDraft it").roles).toEqual(["name", "estimate", "skip"])
  })

  it("is guessed from what stands in them", () => {
    const text = "1\tDesign the box\t5d\t\tMei Lin\t40%\t29 Jan 2027\n2\tBuild the box\t2w\t1FS+2d\tMei\t0%\t2027-03-01"
    expect(roles(text)).toEqual({
      header: false,
      roles: ["called", "name", "estimate", "after", "owner", "progress", "target"],
    })
  })

  it("has a name whatever happens", () => {
    expect(roles("A1\t5\nB2\t8").roles).toEqual(["name", "estimate"])
    expect(roles("Foo\tBar\n5\tx").roles).toContain("name")
  })
})

describe("items from cells", () => {
  it("take durations, links, people and shares as other programs write them", () => {
    const text =
      "ID\tTask Name\tDuration\tFinish\tPredecessors\tResource Names\t% Complete\n1\tDesign\t5 days?\tFri 04/12/26\t\tMei Lin\t50%\n2\tLaunch\t0 days\tFri 29/01/27\t1FS+2 days\t\t0"
    expect(items(text)).toEqual([
      {
        depth: 0,
        name: "Design",
        kind: "task",
        estimate: "5d",
        target: "2026-12-04",
        owner: "Mei Lin",
        progress: "50%",
        called: "1",
      },
      { depth: 0, name: "Launch", kind: "milestone", target: "2027-01-29", after: "1FS+2 days", called: "2" },
    ])
  })

  it("take three points as a range", () => {
    const text = "Task\tOptimistic\tMost likely\tPessimistic\nAPI\t5\t8\t15"
    expect(items(text)[0]?.estimate).toEqual({ low: "5d", likely: "8d", high: "15d" })
  })

  it("stand under each other by level, by number, by spaces or by what they belong to", () => {
    const told = (text: string) => items(text).map(({ depth, kind, name }) => `${"  ".repeat(depth)}${kind} ${name}`)
    const nested = ["initiative Atlas", "  milestone Beta", "    task API"]
    expect(told("Level\tName\n1\tAtlas\n2\tBeta\n3\tAPI")).toEqual(nested)
    expect(told("WBS\tName\n1\tAtlas\n1.1\tBeta\n1.1.1\tAPI")).toEqual(nested)
    expect(told("Name\tDuration\nAtlas\t\n   Beta\t\n      API\t5d")).toEqual(nested)
    expect(told("Task\tMilestone\nAPI\tBeta\nManual\tLaunch\nUI\tBeta")).toEqual([
      "milestone Beta",
      "  task API",
      "  task UI",
      "milestone Launch",
      "  task Manual",
    ])
  })

  it("read dates in numbers alike, by those that tell the day from the month", () => {
    const dates = (text: string) => items(text).map(({ target }) => target)
    expect(dates("Name\tDue\nA\t04/12/2026\nB\t27/11/2026")).toEqual(["2026-12-04", "2026-11-27"])
    expect(dates("Name\tDue\nA\t04/12/2026\nB\t11/27/2026")).toEqual(["2026-04-12", "2026-11-27"])
  })

  it("leave out rows without a name", () => expect(items("Name\tDuration\n\t5d\nAPI\t5d")).toHaveLength(1))
})

describe("what stands in cells and cannot be read", () => {
  const unread = (text: string) => unreadCells(cellsOf(text), roles(text), TODAY)

  it("is told, as it stands there, with its row and why", () => {
    const text = "Name\tDuration\tDue\tProgress\nAPI\tabc\t31 Feb\thalf\nUI\t5d\t29 Jan\t40%"
    expect(unread(text)).toEqual([
      { row: "API", why: "“abc” is no estimate: write 5d, 5-10d, or 5-8-12d for low, likely and high." },
      { row: "API", why: "“31 Feb” is no day of the calendar." },
      { row: "API", why: "“half” is no share: write 30 or 30%, from 0 to 100." },
    ])
  })

  it.each([
    ["2027-01-29", "2027-02-30", "is no day of the calendar."],
    ["29/1/2027", "30/2/2027", "is no day of the calendar."],
    ["2027-01-29", "9999-12-31", "is too far off: write a date from 1980 to 2199."],
  ])("is a date that cannot be, under no heading too: %s, %s", (one, other, why) => {
    expect(unread(`Beta\t${one}\nLaunch\t${other}`)).toEqual([{ row: "Launch", why: `“${other}” ${why}` }])
  })

  it("is not what is empty, nothing, or of a column that may hold anything", () => {
    expect(unread("Name\tDuration\tDue\tProgress\tNotes\nAPI\t\t-\t0 %\t???\nGate\t0\t29 Jan\t0\t")).toEqual([])
  })
})
