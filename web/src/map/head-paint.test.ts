import { afterAll, beforeAll, expect, it } from "vitest"
import { startOf } from "@/drawing/time"
import { TimeScale } from "@/drawing/timescale"
import { paintHead } from "@/map/head-paint"
import type { Look } from "@/map/tiles/look"

const START = startOf("2027-01-01")
/** Two pixels a day, for two years. */
const SCALE = TimeScale.by(START, 2, 0, 730 * 2)
const LOOK: Look = {
  colours: { ink: "#111", second: "#555", lane: "#eee", line: "#ddd", accent: "#00f", panel: "#fff" },
  family: "serif",
  ratio: 2,
}
const HEADING = {
  phases: [{ id: "build", name: "Build", start: startOf("2027-01-01"), finish: startOf("2027-06-01") }],
  today: startOf("2027-05-01"),
  todayName: "Today",
}

const real = globalThis.Path2D
beforeAll(() => {
  globalThis.Path2D = class {} as unknown as typeof Path2D
})
afterAll(() => {
  globalThis.Path2D = real
})

/** What is painted of a window: words with their places and colours, sheets, and what the canvas is moved by. */
function painted(left: number) {
  const words: { said: string; x: number; colour: string }[] = []
  const sheets: { x: number; width: number; colour: string }[] = []
  let moved: number[] = []
  const pen = {
    fillStyle: "",
    setTransform: (...to: number[]) => {
      moved = to
    },
    roundRect(x: number, _y: number, width: number) {
      sheets.push({ x, width, colour: this.fillStyle })
    },
    fillText(said: string, x: number) {
      words.push({ said, x, colour: this.fillStyle })
    },
    clearRect: () => {},
    beginPath: () => {},
    fill: () => {},
    stroke: () => {},
  }
  const view = { scale: SCALE, left, right: left + 400, from: left }
  paintHead(pen as unknown as CanvasRenderingContext2D, view, HEADING, LOOK)
  return { words, sheets, moved }
}

it("has quarters, months, phases and today where they are on the scale, in the colours of the page", () => {
  const { words, sheets } = painted(0)
  const may = SCALE.x(HEADING.today)
  expect(words).toContainEqual({ said: "Q2 2027", x: 90 * 2 + 6, colour: "#111" })
  expect(words).toContainEqual({ said: "Mar", x: 59 * 2 + 6, colour: "#555" })
  expect(words).toContainEqual({ said: "Build", x: 6, colour: "#555" })
  expect(words.at(-1)).toEqual({ said: "Today", x: may, colour: "#fff" })
  expect(sheets[0]).toEqual({ x: 0, width: 151 * 2 - 2, colour: "#eee" })
  expect(sheets.at(-1)?.colour).toBe("#00f")
})

it("begins where the window does, and has what began before it there", () => {
  const { words, moved } = painted(50)
  expect(moved).toEqual([2, 0, 0, 2, -100, 0])
  expect(words.find(({ said }) => said === "Q1 2027")?.x).toBe(50 + 6)
})
