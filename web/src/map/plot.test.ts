import { describe, expect, it } from "vitest"
import type { Headline } from "@/map/attention"
import { folded, unfolded } from "@/map/fold"
import type { Lane, LaneTitle } from "@/map/lanes"
import type { Mark } from "@/map/mark"
import type { Picture } from "@/map/picture"
import { type Plot, plotFile, plotPage } from "@/map/plot"
import type { Stood } from "@/map/strips"

const DAY = 1440
const TODAY = 20_000 * DAY
/** The sides of A4 and US letter in points, without margins of 8 mm. */
const PAPERS = { a4: [796, 550], letter: [746, 566] } as const
const HEADLINE: Headline = {
  urgency: "none",
  milestone: undefined,
  before: "All is well.",
  name: "",
  after: "",
  more: "",
}

/** A milestone with a target on its 80 % date, or two months before it. */
function mark(id: string, day: number, unlikely = false): Mark {
  return {
    id,
    name: `Milestone ${id}`,
    standing: "open",
    stone: TODAY + day * DAY,
    band: [TODAY + (day - 20) * DAY, TODAY + (day - 5) * DAY, TODAY + (day + 20) * DAY],
    quantiles: Array.from({ length: 201 }, (_, place) => TODAY + (day - 100 + place) * DAY),
    target: TODAY + (day - (unlikely ? 60 : 0)) * DAY,
    commitment: undefined,
    confidence: 0.8,
    chances: { target: unlikely ? 0.2 : 0.9, commitment: undefined },
    atMost: false,
    drivers: [],
    ghost: undefined,
  }
}

const title = (kind: LaneTitle["kind"], id: string): LaneTitle => {
  return { id, kind, name: `Lane ${id}`, due: undefined, probability: undefined, sure: undefined }
}

/** So many milestones in each of so many lanes, which serve so many objectives. */
function pictureOf(lanes: number, each: number, objectives = 0): Picture {
  return {
    title: "Programme",
    number: 7,
    today: TODAY,
    zone: undefined,
    links: [],
    phases: [],
    narrowed: undefined,
    lanes: Array.from({ length: lanes }, (_, lane) => ({
      ...title("initiative", `i${lane}`),
      marks: Array.from({ length: each }, (_, place) =>
        mark(`${lane}-${place}`, 30 + place * 40 + (lane % 7) * 5, (lane + place) % 3 === 0),
      ),
      within: objectives === 0 ? [] : [title("objective", `o${lane % objectives}`)],
    })),
  }
}

function stripsOf({ lanes }: Plot) {
  if (lanes.form !== "strips") throw new Error("the map is drawn in full")
  return lanes.strips
}

const stoodOn = (plot: Plot): Stood[] => stripsOf(plot).strips.flatMap(({ stood }) => stood)
const idsOn = (plot: Plot) => stoodOn(plot).map(({ mark }) => mark.id)
const idsOf = ({ lanes }: Picture) => lanes.flatMap(({ marks }) => marks.map(({ id }) => id))

/** How many points a pixel is where the drawing is printed as large as a page allows. */
function pointsAPixel({ paper, height }: Plot, [long, short]: readonly [number, number]): number {
  const [width, room] = paper.upright ? [short, long] : [long, short]
  return Math.min(width / paper.width, room / height)
}

const SIZES: readonly [milestones: number, lanes: number][] = [
  [10, 2],
  [46, 10],
  [120, 24],
  [500, 100],
  [500, 25],
  [500, 1],
]

describe("a map on paper", () => {
  it.each(SIZES)("of %i milestones in %i lanes is one page whose words are at least 6 points high", (count, lanes) => {
    for (const objectives of [0, 6]) {
      const plot = plotPage(pictureOf(lanes, count / lanes, objectives), HEADLINE)
      const font = plot.lanes.form === "full" ? plot.lanes.layout.detail.font : plot.lanes.strips.detail.font
      for (const page of Object.values(PAPERS))
        expect(Math.min(font, 11) * pointsAPixel(plot, page)).toBeGreaterThanOrEqual(5.99)
    }
  })

  it("of ten milestones has their hills", () => {
    const { lanes } = plotPage(pictureOf(2, 5), HEADLINE)
    expect(lanes.form === "full" && lanes.layout.detail.hill).toBeGreaterThan(0)
  })

  it("of five hundred has every milestone once, in the objectives that their lanes serve", () => {
    const picture = pictureOf(100, 5, 6)
    const plot = plotPage(picture, HEADLINE)
    expect(stripsOf(plot).strips.map(({ lane }) => lane.id)).toEqual(["o0", "o1", "o2", "o3", "o4", "o5"])
    expect(idsOn(plot).sort()).toEqual(idsOf(picture).sort())
    expect(plot.notes.join(" ")).toContain("100 lanes drawn as 6.")
  })

  it("says how many stand without their names", () => {
    const plot = plotPage(pictureOf(100, 5, 6), HEADLINE)
    const named = stoodOn(plot).filter(({ words }) => words).length
    expect(named).toBeLessThan(500)
    expect(plot.notes.join(" ")).toContain(`${named} of 500 have room for their names`)
  })

  it("has the lanes that need attention most where they are part of nothing, and all others in one", () => {
    const calm = pictureOf(120, 4)
    const lanes = calm.lanes.map((lane) => (lane.id === "i119" ? { ...lane, marks: [mark("late", 90, true)] } : lane))
    const plot = plotPage({ ...calm, lanes }, HEADLINE)
    const { strips } = stripsOf(plot)
    expect(plot.paper.upright).toBe(true)
    expect(strips.at(-1)?.lane).toMatchObject({ name: "Others", kind: undefined })
    expect(strips.reduce((sum, { lane }) => sum + lane.lanes, 0)).toBe(120)
    expect(idsOn(plot)).toHaveLength(119 * 4 + 1)
  })

  it("names what is unlikely before what is not", () => {
    const picture = pictureOf(1, 500)
    const stood = stoodOn(plotPage(picture, HEADLINE))
    const share = (unlikely: boolean) => {
      const some = stood.filter(({ mark }) => (mark.chances.target === 0.2) === unlikely)
      return some.filter(({ words }) => words).length / some.length
    }
    expect(share(true)).toBeGreaterThan(share(false))
  })

  it("lets no words cover a stone, a flag or other words", () => {
    const { strips } = stripsOf(plotPage(pictureOf(100, 5, 6), HEADLINE))
    for (const { stood } of strips) {
      for (const one of stood.filter(({ words }) => words)) {
        const left = one.words?.left ?? 0
        const right = left + (one.words?.label.width ?? 0)
        for (const other of stood.filter(({ base }) => base === one.base)) {
          const signs = [other.x, ...(other.flag ? [other.flag.x] : [])]
          expect(signs.filter((x) => x > left && x < right)).toEqual([])
          if (other === one || !other.words) continue
          expect(other.words.left >= right || other.words.left + other.words.label.width <= left).toBe(true)
        }
      }
    }
  })

  it("says by what it is narrowed, and to how many", () => {
    const picture = { ...pictureOf(2, 6), narrowed: { text: "beta", all: 46 } }
    for (const plot of [plotPage(picture, HEADLINE), plotFile(picture, HEADLINE)])
      expect(plot.notes[0]).toBe("Narrowed to “beta”: 12 of 46 milestones.")
  })
})

describe("dates far from all others", () => {
  const far = { ...mark("archive", 90), target: TODAY + 27_000 * DAY }
  const gone = { ...mark("closure", 25_000), band: undefined, quantiles: undefined, target: undefined }
  const picture = pictureOf(2, 6)
  const lanes = picture.lanes.map((lane) => ({
    ...lane,
    marks: [...lane.marks, ...(lane.id === "i0" ? [far, gone] : [])],
  }))

  it.each([plotFile, plotPage])("are told, and what is near is drawn as large as it is without them", (plot) => {
    const near = lanes.map((lane) => ({ ...lane, marks: lane.marks.filter(({ id }) => id !== "closure") }))
    const plain = near.map((lane) => ({
      ...lane,
      marks: lane.marks.map((each) => (each === far ? { ...far, target: undefined } : each)),
    }))
    const drawn = plot({ ...picture, lanes }, HEADLINE)
    expect(drawn.scale.perDay).toBe(plot({ ...picture, lanes: plain }, HEADLINE).scale.perDay)
    expect(drawn.notes.join(" ")).toMatch(/^Too far .*: Milestone closure, .*; Target of Milestone archive, [^;]*\.$/)
  })
})

describe("a map in a file", () => {
  it("has every milestone named, however high it is", () => {
    const { lanes } = plotFile(pictureOf(100, 5), HEADLINE)
    const placed = lanes.form === "full" ? lanes.layout.lanes.flatMap((lane) => lane.placed) : []
    expect(placed.filter(({ said }) => said)).toHaveLength(500)
    expect(placed.filter(({ shift }) => shift < 0)).toEqual([])
  })
})

describe("lanes", () => {
  const lane = (id: string, ...within: LaneTitle[]): Lane => {
    return { ...title("initiative", id), marks: [mark(id, 10)], within }
  }
  const [o, a, b] = [title("objective", "o"), title("initiative", "a"), title("initiative", "b")]

  it("go into what they are part of, the innermost first", () => {
    const once = folded(unfolded([lane("a", o), lane("c", o, a), lane("d", o, b), lane("e", o, b), lane("f")]))
    expect(once?.map(({ id, lanes }) => [id, lanes])).toEqual([
      ["a", 2],
      ["b", 2],
      ["f", 1],
    ])
    const twice = once && folded(once)
    expect(twice?.map(({ id, lanes, marks }) => [id, lanes, marks.map((each) => each.id)])).toEqual([
      ["o", 4, ["a", "c", "d", "e"]],
      ["f", 1, ["f"]],
    ])
    expect(twice && folded(twice)).toBeUndefined()
  })
})
