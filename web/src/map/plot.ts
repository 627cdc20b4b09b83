import { AXIS_HEIGHT } from "@/drawing/axis"
import { wrapped } from "@/drawing/measure"
import { firstFreeRows } from "@/drawing/rows"
import { TimeScale } from "@/drawing/timescale"
import type { Headline } from "@/map/attention"
import type { Detail } from "@/map/detail"
import { type Layout, layOutAs } from "@/map/layout"
import { type Page, pagesOf } from "@/map/pages"
import type { Format, Level } from "@/map/paper"
import type { Picture } from "@/map/picture"
import { boundsOf, reachOf } from "@/map/span"

export const MARGIN = 32
export const COLUMN = 228
export const PHASE = 22
export const TITLE = 56
export const LINE = 26
const FOOT = 64
/** Between words and the edge of the paper. */
const AIR = 10
/** As high as it takes. */
const ROOM = { height: 0, strip: 0 } as const

/** The whole map set out on paper: what its pages have in common, and what stands on each. */
export type Plot = {
  readonly picture: Picture
  readonly width: number
  readonly right: number
  readonly scale: TimeScale
  readonly layout: Layout
  /** What needs attention first, in lines. */
  readonly sentence: readonly string[]
  readonly phaseRows: readonly number[]
  /** How high is what stands above the lanes, and above and below them together. */
  readonly head: number
  readonly around: number
  readonly pages: readonly Page[]
}

/** The map in the most spacious way that has room. */
export function plotOf(picture: Picture, headline: Headline, { levels, room, paged }: Format): Plot {
  let plot: Plot | undefined
  for (const level of levels) {
    plot = setOut(picture, headline, level)
    const given = room(plot.width, plot.around)
    if (paged) plot = { ...plot, pages: pagesOf(plot.layout, given) }
    if (plot.layout.height <= given * level.most) break
  }
  if (!plot) throw new Error("a format has no level")
  return plot
}

/** The map in one way, all of it on one page. */
function setOut(picture: Picture, headline: Headline, { detail, width }: Level): Plot {
  const right = width - MARGIN
  const scale = scaleFor(picture, detail, right)
  const bounds = boundsOf(scale, scale.perDay)
  const layout = layOutAs(picture.lanes, scale.perDay, detail, { ...ROOM, bounds })
  const sentence = wrapped(sentenceOfHeadline(headline), right - MARGIN, { size: 18, weight: 600 }, 3)
  const phaseRows = firstFreeRows(
    picture.phases.map(({ start, finish }) => ({ left: start, right: finish })),
    0,
  )
  const phases = phaseRows.reduce((most, row) => Math.max(most, row + 1), 0) * PHASE
  const head = TITLE + sentence.length * LINE + phases + AXIS_HEIGHT
  const pages = [{ top: 0, bottom: layout.height }]
  return { picture, width, right, scale, layout, sentence, phaseRows, head, around: head + FOOT, pages }
}

/** The stretch of time that has room for all there is to draw, and for words that stand behind their signs. */
function scaleFor({ lanes, today }: Picture, detail: Detail, right: number): TimeScale {
  const left = MARGIN + COLUMN
  const { start, finish } = reachOf(lanes, today, right - left).fitted
  const scale = new TimeScale(start, finish, left, right)
  if (detail.label === "below") return scale
  const bounds = boundsOf(scale, scale.perDay)
  const placed = layOutAs(lanes, scale.perDay, detail, ROOM).lanes.flatMap((lane) => lane.placed)
  const squeezed = placed.map(({ right: end, label }) => {
    const words = label.width + AIR
    return (right - left - words) / Math.max(end - label.width - bounds.left, 1)
  })
  const share = Math.max(Math.min(1, ...squeezed), 0.5)
  return new TimeScale(start, start + (finish - start) / share, left, right)
}

export function sentenceOfHeadline({ before, name, after, more }: Headline): string {
  return before + name + after + more
}
