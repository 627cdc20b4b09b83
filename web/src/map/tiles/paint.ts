import { colourOf, type Level, level, toneOf } from "@/drawing/chance"
import { coloured } from "@/drawing/file"
import { gridPath } from "@/drawing/grid"
import type { Span } from "@/drawing/rows"
import { rhythm, TimeScale } from "@/drawing/timescale"
import { type Batch, batchOf } from "@/map/batch"
import { headOf } from "@/map/detail"
import { shapeSpan, wordsLeft } from "@/map/extent"
import { beginOf, pathOf } from "@/map/link-path"
import { chanceOf } from "@/map/mark"
import type { Look } from "@/map/tiles/look"
import type { Painted, Scene } from "@/map/tiles/scene"

/** A part of the paper, in pixels of a scale. */
export type Rect = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

export type Pen = Pick<
  OffscreenCanvasRenderingContext2D,
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "lineCap"
  | "lineJoin"
  | "globalAlpha"
  | "font"
  | "fill"
  | "stroke"
  | "fillText"
  | "measureText"
  | "setLineDash"
  | "save"
  | "restore"
>

const LEVELS: readonly Level[] = ["likely", "maybe", "unlikely", "unknown"]
/** Strokes, points and curves reach farther than the places that they are reckoned by. */
const AIR = 16
/** So far a curve between milestones leaves the way from one to the other. */
const BEND = 90
/** Keeps a name that is written from right to left from turning the words after it. */
const LEFT_TO_RIGHT = "\u200e"
/** How thick lines are: from afar finer. */
const NEAR = { flag: 1.2, stone: 1.4, hollow: 1.2 }
const FAR = { flag: 1, stone: 1, hollow: 1 }

/** Paints all of a scene that can be seen in a part of the paper: the lines of time and lanes, links, signs and words. */
export function paint(pen: Pen, scene: Scene, scale: TimeScale, part: Rect, look: Look): void {
  const brush = new Brush(pen, look)
  const seen = scene.placed.filter((placed) => meets(placed, scene, scale, part))
  paintGrid(brush, scene, scale, part)
  paintLinks(brush, scene, scale, part)
  paintSigns(brush, batchOf(seen, scene.detail, scale), scene)
  for (const placed of seen) if (placed.said) paintWords(brush, placed, scene, scale)
}

/** Fills and strokes paths in colours of the theme. */
class Brush {
  constructor(
    readonly pen: Pen,
    readonly look: Look,
  ) {}

  colour(name: string): string {
    return coloured(name, this.look.colours)
  }

  fill(d: string, colour: string, opacity = 1): void {
    if (d === "") return
    this.pen.globalAlpha = opacity
    this.pen.fillStyle = this.colour(colour)
    this.pen.fill(new Path2D(d))
    this.pen.globalAlpha = 1
  }

  line(d: string, colour: string, width = 1, dash: number[] = [], opacity = 1): void {
    if (d === "") return
    this.pen.globalAlpha = opacity
    this.pen.strokeStyle = this.colour(colour)
    this.pen.lineWidth = width
    this.pen.setLineDash(dash)
    this.pen.stroke(new Path2D(d))
    this.pen.globalAlpha = 1
  }
}

/** Whether something of a milestone lies in a part: on this scale, for that of the layout may be another one. */
function meets({ mark, base, label, said, shift }: Painted, { detail }: Scene, scale: TimeScale, part: Rect): boolean {
  const top = base - headOf(detail) - AIR
  const bottom = base + detail.row - headOf(detail) + AIR
  if (top >= part.bottom || bottom <= part.top) return false
  const meetsIn = ({ left, right }: Span) => left - AIR < part.right && right + AIR > part.left
  if (meetsIn(shapeSpan(mark, scale.x, detail))) return true
  const left = wordsLeft(mark, scale.x, detail, label) + shift
  return said && meetsIn({ left, right: left + label.width })
}

function paintGrid(brush: Brush, { edges, height, today, weekStart }: Scene, scale: TimeScale, part: Rect): void {
  const { major, minor } = rhythm(scale.perDay)
  const within = new TimeScale(scale.at(part.left - 1), scale.at(part.right + 1), part.left - 1, part.right + 1)
  if (minor && minor !== "day") brush.line(gridPath(within, minor, 0, height, weekStart), "var(--line)", 1, [], 0.6)
  brush.line(gridPath(within, major, 0, height, weekStart), "var(--line)")
  const from = Math.max(part.left, 0)
  brush.line(edges.map((top) => `M${from},${top + 0.5}H${part.right}`).join(""), "var(--line)")
  brush.line(`M${scale.x(today)},0V${height}`, "var(--accent)", 1.5)
}

function paintLinks(brush: Brush, { links, placed }: Scene, scale: TimeScale, part: Rect): void {
  if (links.length === 0) return
  const byId = new Map(placed.map((each) => [each.mark.id, each]))
  const isSeen = ([first, then]: Scene["links"][number]) => passes(byId.get(first), byId.get(then), scale, part)
  brush.line(pathOf(links.filter(isSeen), byId, scale), "var(--third)", 1, [], 0.5)
}

function passes(a: Painted | undefined, b: Painted | undefined, scale: TimeScale, part: Rect): boolean {
  if (!a || !b) return false
  const [from, to] = [scale.x(a.mark.stone), scale.x(beginOf(b))]
  const across = Math.min(from, to) - BEND < part.right && Math.max(from, to) + BEND > part.left
  return across && Math.min(a.base, b.base) - 1 < part.bottom && Math.max(a.base, b.base) + 1 > part.top
}

/** The signs of many milestones at once, from the hills behind to the stones in front. */
function paintSigns(brush: Brush, batch: Batch, { detail }: Scene): void {
  const line = detail.label === "free" ? FAR : NEAR
  for (const each of LEVELS) {
    const [paths, tone] = [batch[each], toneOf(each)]
    brush.fill(paths.hills, tone, 0.2)
    brush.line(paths.hills, tone)
    brush.line(paths.middles, tone, 1.2)
    brush.line(paths.bands, tone, detail.hill > 0 ? 3 : 2)
  }
  brush.line(batch.ghostPoles, "var(--third)", 1.2, [2, 2])
  brush.line(batch.ghostStones, "var(--third)", 1.3, [2, 1.6])
  brush.pen.lineJoin = "round"
  brush.line(batch.poles, "var(--ink)", line.flag)
  brush.fill(batch.wishes, "var(--ground)")
  brush.line(batch.wishes, "var(--ink)", line.flag)
  brush.fill(batch.promises, "var(--ink)")
  brush.line(batch.promises, "var(--ink)", line.flag)
  brush.pen.lineJoin = "miter"
  brush.fill(batch.hollow, "var(--ground)")
  brush.line(batch.hollow, "var(--second)", line.hollow)
  paintStones(brush, batch, line.stone)
}

function paintStones(brush: Brush, batch: Batch, width: number): void {
  brush.fill(batch.reached, "var(--ink)")
  brush.line(batch.reached, "var(--ground)", width)
  brush.pen.lineCap = "round"
  brush.line(batch.ticks, "var(--ground)", 1.5)
  brush.pen.lineCap = "butt"
  for (const each of LEVELS) {
    brush.fill(batch[each].stones, toneOf(each))
    brush.line(batch[each].stones, "var(--ground)", width)
  }
}

/** The name, the chance and the honest date, on paper that lets links pass beneath. */
function paintWords(brush: Brush, { mark, base, label, shift }: Painted, { detail }: Scene, scale: TimeScale): void {
  const { pen, look } = brush
  const { font } = detail
  const left = wordsLeft(mark, scale.x, detail, label) + shift
  const first = detail.label === "below" ? base + font + 5 : base + font * 0.2
  brush.fill(paper(left - 3, first - font, label.width + 6, font * 1.2 + (label.date ? 16 : 0)), "var(--ground)", 0.85)
  pen.font = `600 ${font}px ${look.family}`
  pen.fillStyle = brush.colour("var(--ink)")
  pen.fillText(label.name + LEFT_TO_RIGHT, left, first)
  const end = left + (label.chance ? pen.measureText(label.name).width : 0)
  pen.font = `400 ${font}px ${look.family}`
  pen.fillStyle = brush.colour(colourOf(level(mark.standing === "open" ? chanceOf(mark) : undefined)))
  if (label.chance) pen.fillText(label.chance, end + 7, first)
  if (!label.date) return
  pen.font = `400 ${font - 1}px ${look.family}`
  pen.fillStyle = brush.colour("var(--second)")
  pen.fillText(label.date, left, first + 16)
}

const ROUND = 3

/** A sheet with round corners. */
function paper(x: number, y: number, width: number, height: number): string {
  const corner = (right: number, down: number) => `a${ROUND},${ROUND} 0 0 1 ${right * ROUND},${down * ROUND}`
  const [wide, high] = [width - 2 * ROUND, height - 2 * ROUND]
  return `M${x + ROUND},${y}h${wide}${corner(1, 1)}v${high}${corner(-1, 1)}h${-wide}${corner(-1, -1)}v${-high}${corner(1, -1)}Z`
}
