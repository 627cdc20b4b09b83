import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { TimeScale } from "@/drawing/timescale"
import type { Mark } from "@/map/mark"
import { FAR, FULL, NEAR, sampleMark, sampleScene } from "@/map/samples"
import type { Look } from "@/map/tiles/look"
import { type Pen, paint, type Rect } from "@/map/tiles/paint"
import type { Painted, Scene } from "@/map/tiles/scene"

const DAY = 1440
/** A pixel a day. */
const SCALE = new TimeScale(0, 2000 * DAY, 0, 2000)
const LOOK: Look = {
  colours: {
    ink: "#111",
    ground: "#fff",
    second: "#555",
    likely: "#0a0",
    unlikely: "#a00",
    line: "#eee",
    accent: "#00f",
  },
  family: "serif",
  ratio: 1,
}
const ALL: Rect = { left: 0, top: 0, right: 2000, bottom: 400 }

const real = globalThis.Path2D
beforeAll(() => {
  globalThis.Path2D = class {
    constructor(readonly d: string) {}
  } as unknown as typeof Path2D
})
afterAll(() => {
  globalThis.Path2D = real
})

type Stroke = {
  dash: number
  what: "fill" | "stroke" | "text"
  colour: string
  said: string
  x?: number
  y?: number
  alpha: number
}

/** What is painted, stroke by stroke. */
function painted(scene: Partial<Scene>, part: Rect = ALL): Stroke[] {
  const strokes: Stroke[] = []
  const pen = {
    globalAlpha: 1,
    dash: 0,
    fillStyle: "",
    strokeStyle: "",
    fill(path: { d: string }) {
      strokes.push({ dash: 0, what: "fill", colour: this.fillStyle, said: path.d, alpha: this.globalAlpha })
    },
    stroke(path: { d: string }) {
      strokes.push({ dash: this.dash, what: "stroke", colour: this.strokeStyle, said: path.d, alpha: this.globalAlpha })
    },
    fillText(said: string, x: number, y: number) {
      strokes.push({ dash: 0, what: "text", colour: this.fillStyle, said, x, y, alpha: this.globalAlpha })
    },
    measureText: (text: string) => ({ width: text.length * 7 }),
    setLineDash(dash: number[]) {
      this.dash = dash.length
    },
  }
  paint(pen as unknown as Pen, sampleScene({ today: 10 * DAY, ...scene }), SCALE, part, LOOK)
  return strokes
}

/** Done on a day, with a chance. */
function milestone(id: string, day: number, more: Partial<Painted> = {}, mark: Partial<Mark> = {}): Painted {
  return {
    mark: sampleMark(id, { stone: day * DAY, ...mark }),
    base: 100,
    left: day - 40,
    right: day + 40,
    label: { name: id, chance: "9 in 10", date: "", nameWidth: 40, width: 80 },
    said: true,
    shift: 0,
    ...more,
  }
}
const words = (strokes: Stroke[]) =>
  strokes.filter(({ what }) => what === "text").map(({ said }) => said.replace("\u200e", ""))

describe("the paper", () => {
  it("has the sign and the words of a milestone where it stands, in the colour of its chance", () => {
    const sure = milestone("Beta", 500, {}, { target: 600 * DAY, chances: { target: 0.9, commitment: undefined } })
    const strokes = painted({ placed: [sure] })
    const stone = strokes.find(({ what, colour }) => what === "fill" && colour === "#0a0")
    expect(stone?.said).toContain(`M${500 - NEAR.stone / 2},101.5`)
    const [name, chance] = strokes.filter(({ what }) => what === "text")
    // Under the stone, in the middle.
    expect([name?.x, name?.y, name?.colour]).toEqual([460, 100 + NEAR.font + 5, "#111"])
    expect([chance?.said, chance?.x, chance?.colour]).toEqual(["9 in 10", 460 + 4 * 7 + 7, "#0a0"])
  })

  it("has words aside where they had to move, to stay within the window", () => {
    const [name] = painted({ placed: [milestone("Beta", 500, { shift: -30 })] }).filter(({ what }) => what === "text")
    expect(name?.x).toBe(430)
  })

  it("has where it stood before in broken lines", () => {
    const moved = { ghost: { stone: 440 * DAY, target: 460 * DAY, commitment: undefined } }
    const strokes = painted({ placed: [milestone("Beta", 500, {}, { target: 480 * DAY, ...moved })] })
    const broken = strokes.filter(({ dash }) => dash > 0).map(({ said }) => said)
    expect(broken).toHaveLength(2)
    expect(broken[0]).toContain("M460,100")
    expect(broken[1]).toContain(`M${440 - NEAR.stone / 2},101.5`)
  })

  it("has in each part what reaches into it, and nothing else", () => {
    const placed = [milestone("Alpha", 300), milestone("Beta", 398), milestone("Gamma", 600)]
    expect(words(painted({ placed }, { left: 0, top: 0, right: 400, bottom: 400 }))).toEqual(
      expect.arrayContaining(["Alpha", "Beta"]),
    )
    const next = words(painted({ placed }, { left: 400, top: 0, right: 800, bottom: 400 }))
    expect(next).toContain("Beta")
    expect(next).toContain("Gamma")
    expect(next).not.toContain("Alpha")
    expect(words(painted({ placed }, { left: 0, top: 400, right: 800, bottom: 800 }))).toEqual([])
  })

  it("has what reaches into a part on the scale that is shown, though it was laid out for another", () => {
    const quantiles = Array.from({ length: 201 }, (_, place) => (250 + place * 2.5) * DAY)
    const wide = milestone("Beta", 500, {}, { quantiles, band: [300 * DAY, 500 * DAY, 700 * DAY] })
    const strokes = painted({ placed: [wide] }, { left: 250, top: 0, right: 350, bottom: 400 })
    expect(strokes.some(({ said }) => said.startsWith("M300,"))).toBe(true)
  })

  it("has the words behind a sign from afar where they reach into a part that the sign does not", () => {
    const far = milestone("Beta", 380, { left: 376, right: 384 })
    const right = { left: 400, top: 0, right: 800, bottom: 400 }
    expect(words(painted({ detail: FAR, placed: [far] }, right))).toContain("Beta")
    expect(words(painted({ detail: FAR, placed: [{ ...far, said: false }] }, right))).toEqual([])
  })

  it("has the honest date in a row of its own where that is said", () => {
    const label = { name: "Beta", chance: "", date: "3 May at 80 %", nameWidth: 40, width: 80 }
    const [name, date] = painted({ detail: FULL, placed: [milestone("Beta", 500, { label })] }).filter(
      ({ what }) => what === "text",
    )
    expect([date?.said, date?.x, (date?.y ?? 0) - (name?.y ?? 0)]).toEqual(["3 May at 80 %", name?.x, 16])
  })

  it("has links in every part that they pass, though neither end lies there", () => {
    const placed = [milestone("Alpha", 100), milestone("Beta", 900, { base: 300 })]
    const links = [["Alpha", "Beta"]] as const
    const middle = painted({ placed, links }, { left: 400, top: 0, right: 800, bottom: 400 })
    expect(middle.some(({ said }) => /^M100,100C.*900,300$/.test(said))).toBe(true)
    const beyond = painted({ placed, links }, { left: 1200, top: 0, right: 1600, bottom: 400 })
    expect(beyond.some(({ said }) => said.startsWith("M100,100C"))).toBe(false)
  })

  it("has the edges of lanes and the line of today", () => {
    const strokes = painted({ edges: [150] })
    expect(strokes.some(({ said, colour }) => said === "M0,150.5H2000" && colour === "#eee")).toBe(true)
    expect(strokes.some(({ said, colour }) => said === "M10,0V400" && colour === "#00f")).toBe(true)
  })
})
