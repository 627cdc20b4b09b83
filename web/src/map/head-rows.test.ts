import { describe, expect, it } from "vitest"
import { startOf } from "@/drawing/time"
import { TimeScale } from "@/drawing/timescale"
import { headHeight, headRows, type Row, saidIn, wordsAt } from "@/map/head-rows"

const START = startOf("2027-01-01")
/** Two pixels a day, for two years. */
const SCALE = TimeScale.by(START, 2, 0, 730 * 2)
const VIEW = { scale: SCALE, left: 0, right: 730 * 2, from: 0 }
const phase = (id: string, start: string, finish: string) => ({
  id,
  name: id,
  start: startOf(start),
  finish: startOf(finish),
})
const rowsOf = (phases: ReturnType<typeof phase>[] = []) =>
  headRows(VIEW, { phases, today: startOf("2027-02-10"), todayName: "Today" })
const row = (rows: readonly Row[], kind: Row["kind"]) => rows.find((each) => each.kind === kind) as Row

describe("the head", () => {
  it("has quarters over months where a day is two pixels wide, each where it begins", () => {
    const rows = rowsOf()
    const { cells } = row(rows, "major")
    expect(cells.slice(0, 3).map(({ words }) => words)).toEqual(["Q1 2027", "Q2 2027", "Q3 2027"])
    expect(cells[1]?.left).toBe(90 * 2)
    expect(row(rows, "minor").cells[1]).toMatchObject({ words: "Feb", left: 31 * 2, width: 28 * 2 })
  })

  it("has phases in as many rows as they need, and room for those", () => {
    const phases = [
      phase("Build", "2027-01-01", "2027-06-01"),
      phase("Sell", "2027-05-01", "2027-09-01"),
      phase("Rest", "2027-07-01", "2027-12-01"),
    ]
    const found = rowsOf(phases).filter(({ kind }) => kind === "phase")
    expect(found.map(({ cells }) => cells.map(({ words }) => words))).toEqual([["Build", "Rest"], ["Sell"]])
    expect(headHeight(phases) - headHeight([])).toBe((found[1]?.top ?? 0) - (found[0]?.top ?? 0) + 22)
  })
})

describe("words at the edge of the window", () => {
  it("are those of what began before it", () => {
    const quarters = row(rowsOf(), "major")
    expect(wordsAt(quarters, 90 * 2 + 1)).toBe("Q2 2027")
    expect(wordsAt(quarters, 90 * 2 - 100)).toBe("Q1 2027")
  })

  it("are none of a year that may be over by then", () => {
    const far = { ...VIEW, scale: TimeScale.by(START, 0.03, 0, 730 * 2) }
    const fives = row(headRows(far, { phases: [], today: START, todayName: "Today" }), "major")
    expect(fives.cells[0]?.words).toBe("2025")
    expect(wordsAt(fives, 1)).toBe("")
    expect(saidIn(fives, 1)[0]?.x).toBe((fives.cells[0]?.left ?? 0) + 6)
  })

  it("are none where the next ones begin before they would end", () => {
    expect(wordsAt(row(rowsOf(), "major"), 90 * 2 - 5)).toBe("")
  })

  it("are none where the day of today stands", () => {
    const months = row(rowsOf(), "minor")
    const february = SCALE.x(startOf("2027-02-01")) + 1
    expect(wordsAt(months, february)).toBe("")
    expect(wordsAt({ ...months, taken: { left: 0, right: 1 } }, february)).toBe("Feb")
    expect(wordsAt(months, SCALE.x(startOf("2027-03-01")) + 1)).toBe("Mar")
  })

  it("step aside for it where they still fit behind", () => {
    const said = (left: number, width: number) => {
      const cell = { key: "May", left: left - 6, width, words: "May", long: 30 }
      return saidIn({ kind: "minor", top: 0, cells: [cell], taken: { left: 100, right: 140 } }).map(({ x }) => x)
    }
    expect(said(110, 96)).toEqual([144])
    expect(said(110, 56)).toEqual([])
    expect(said(150, 56)).toEqual([150])
  })
})

describe("what a row says", () => {
  it("are the words that have room, behind where their stretch begins", () => {
    const rows = rowsOf([phase("Build", "2027-01-01", "2027-06-01"), phase("Sell", "2027-06-01", "2027-06-09")])
    expect(saidIn(row(rows, "major"))[1]).toMatchObject({ words: "Q2 2027", x: 90 * 2 + 6, y: 22 + 4 + 14 })
    // Of a phase of eight days there are ten pixels left of sixteen.
    expect(saidIn(row(rows, "phase")).map(({ words }) => words)).toEqual(["Build"])
  })

  it("stand at the edge of the window where they begin before it, as far as their stretch goes", () => {
    const quarters = row(rowsOf(), "major")
    const [first] = quarters.cells
    const end = 90 * 2 - (first?.long ?? 0) - 6
    expect(saidIn(quarters, 50)[0]?.x).toBe(50 + 6)
    expect(saidIn(quarters, 170)[0]?.x).toBe(end)
  })
})
