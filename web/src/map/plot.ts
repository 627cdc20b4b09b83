import { AXIS_HEIGHT } from "@/drawing/axis"
import { wrapped } from "@/drawing/measure"
import { firstFreeRows, type Span } from "@/drawing/rows"
import { TimeScale } from "@/drawing/timescale"
import type { Headline } from "@/map/attention"
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
const MANY = 120

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

export function plotOf(picture: Picture, headline: Headline, format: Format): Plot {
  const isLarge = picture.lanes.reduce((sum, { marks }) => sum + marks.length, 0) > MANY
  const width = isLarge ? format.wide : format.width
  const left = MARGIN + COLUMN
  const right = width - MARGIN
  const { fitted: stretch } = reachOf(picture.lanes, picture.today, right - left)
  const scale = new TimeScale(stretch.start, stretch.finish, left, right)
  const layout = layOutOn(format.levels, picture, scale.perDay, boundsOf(stretch, scale.perDay))
  const sentence = wrapped(sentenceOfHeadline(headline), right - MARGIN, { size: 18, weight: 600 }, 3)
  const phaseRows = firstFreeRows(
    picture.phases.map(({ start, finish }) => ({ left: start, right: finish })),
    0,
  )
  const phases = phaseRows.reduce((most, row) => Math.max(most, row + 1), 0) * PHASE
  const head = TITLE + sentence.length * LINE + phases + AXIS_HEIGHT
  const around = head + FOOT
  const pages = pagesOf(layout, format.page === undefined ? layout.height : format.page - around)
  return { picture, width, right, scale, layout, sentence, phaseRows, head, around, pages }
}

export function sentenceOfHeadline({ before, name, after, more }: Headline): string {
  return before + name + after + more
}

/** The most spacious level that is not too high; the last one may be as high as it is. */
function layOutOn(levels: readonly Level[], { lanes }: Picture, perDay: number, bounds: Span): Layout {
  const lay = ({ detail }: Level) => layOutAs(lanes, perDay, detail, { height: 0, strip: 0, bounds })
  for (const level of levels.slice(0, -1)) {
    const found = lay(level)
    if (found.height <= level.most) return found
  }
  const last = levels.at(-1)
  if (!last) throw new Error("a format has no level of detail")
  return lay(last)
}
