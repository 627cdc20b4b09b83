import { describe, expect, it } from "vitest"
import type { Headline } from "@/map/attention"
import { DETAILS } from "@/map/detail"
import type { Mark } from "@/map/mark"
import { lanesOn, pagesOf } from "@/map/pages"
import { FILE, PRINT } from "@/map/paper"
import type { Picture } from "@/map/picture"
import { plotOf } from "@/map/plot"

const DAY = 1440
const TODAY = 20_000 * DAY
const HEADLINE: Headline = {
  urgency: "none",
  milestone: undefined,
  before: "All is well.",
  name: "",
  after: "",
  more: "",
}

const mark = (id: string, day: number): Mark => ({
  id,
  name: `Milestone ${id}`,
  standing: "open",
  stone: TODAY + day * DAY,
  band: [TODAY + (day - 20) * DAY, TODAY + (day - 5) * DAY, TODAY + (day + 20) * DAY],
  quantiles: undefined,
  target: TODAY + (day - 10) * DAY,
  commitment: undefined,
  confidence: 0.8,
  chances: { target: 0.4, commitment: undefined },
  atMost: false,
  drivers: [],
  ghost: undefined,
})

/** So many milestones in each of so many lanes. */
function pictureOf(lanes: number, each: number): Picture {
  return {
    title: "Programme",
    number: 7,
    today: TODAY,
    zone: undefined,
    links: [],
    phases: [],
    lanes: Array.from({ length: lanes }, (_, lane) => ({
      id: `l${lane}`,
      kind: "initiative",
      name: `Lane ${lane}`,
      marks: Array.from({ length: each }, (_, place) => mark(`${lane}-${place}`, 30 + place * 40)),
      due: undefined,
      probability: undefined,
      sure: undefined,
    })),
  }
}

const namesOn = (picture: Picture, format: typeof PRINT) =>
  plotOf(picture, HEADLINE, format).layout.lanes.flatMap(({ placed }) => placed.filter(({ said }) => said))

describe("a map on paper", () => {
  it("of ten milestones is one page, with their hills", () => {
    const { pages, layout } = plotOf(pictureOf(2, 5), HEADLINE, PRINT)
    expect(pages).toEqual([{ top: 0, bottom: layout.height }])
    expect(layout.detail.hill).toBeGreaterThan(0)
  })

  it("of a hundred and twenty is still one page, where some stand without their names", () => {
    const picture = pictureOf(24, 5)
    const { pages, layout, width, around } = plotOf(picture, HEADLINE, PRINT)
    expect(pages).toHaveLength(1)
    expect(layout.height).toBeLessThanOrEqual(PRINT.room(width, around))
    expect(layout.lanes.flatMap(({ placed }) => placed)).toHaveLength(120)
  })

  it("of five hundred is on pages that it does not overfill, and each milestone is on one of them, named", () => {
    const picture = pictureOf(100, 5)
    const plot = plotOf(picture, HEADLINE, PRINT)
    expect(plot.pages.length).toBeGreaterThan(1)
    for (const { top, bottom } of plot.pages)
      expect(bottom - top).toBeLessThanOrEqual(PRINT.room(plot.width, plot.around))
    const bases = plot.layout.lanes.flatMap(({ placed }) => placed.map(({ base }) => base))
    const on = (base: number) => plot.pages.filter(({ top, bottom }) => base >= top && base < bottom)
    expect(bases.map((base) => on(base).length)).toEqual(Array(500).fill(1))
    expect(namesOn(picture, PRINT)).toHaveLength(500)
  })

  it("leaves room for words behind their signs, which they never cover", () => {
    const { layout } = plotOf(pictureOf(100, 5), HEADLINE, PRINT)
    expect(layout.lanes.flatMap(({ placed }) => placed).filter(({ shift }) => shift < 0)).toEqual([])
  })

  it("is one page in a file, however high, with every milestone named", () => {
    const picture = pictureOf(100, 5)
    expect(plotOf(picture, HEADLINE, FILE).pages).toHaveLength(1)
    expect(namesOn(picture, FILE)).toHaveLength(500)
  })
})

describe("pages", () => {
  const detail = DETAILS[3]
  const lane = (top: number, height: number) => ({ lane: pictureOf(1, 0).lanes[0] as never, top, height, placed: [] })
  const layoutOf = (...heights: number[]) => {
    const tops = heights.map((_, place) => heights.slice(0, place).reduce((sum, each) => sum + each, 0))
    const lanes = heights.map((height, place) => lane(tops[place] ?? 0, height))
    return { detail, perDay: 1, lanes, height: heights.reduce((sum, each) => sum + each, 0) }
  }

  it("are cut between lanes", () => {
    const layout = layoutOf(40, 40, 40)
    expect(pagesOf(layout, 100)).toEqual([
      { top: 0, bottom: 80 },
      { top: 80, bottom: 120 },
    ])
    expect(lanesOn(layout, { top: 80, bottom: 120 })).toEqual([layout.lanes[2]])
  })

  it("are cut between the rows of a lane that is higher than a page", () => {
    const pages = pagesOf(layoutOf(20, 17 * 20 + 10), 100)
    expect(pages[0]).toEqual({ top: 0, bottom: 20 })
    for (const { bottom } of pages.slice(1, -1)) expect((bottom - 20 - detail.laneAir) % detail.row).toBe(0)
    expect(pages.every(({ top, bottom }) => bottom > top && bottom - top <= 100)).toBe(true)
    expect(pages.at(-1)?.bottom).toBe(370)
  })
})
