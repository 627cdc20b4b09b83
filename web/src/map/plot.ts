import { AXIS_HEIGHT } from "@/drawing/axis"
import { wrapped } from "@/drawing/measure"
import { firstFreeRows } from "@/drawing/rows"
import { TimeScale } from "@/drawing/timescale"
import type { Headline } from "@/map/attention"
import type { Detail } from "@/map/detail"
import { type FarDate, farFrom, farWords, isIn, livesIn, nearOf } from "@/map/far"
import { type FoldedLane, fewest, folded, unfolded } from "@/map/fold"
import { wishInDoubt } from "@/map/important"
import type { Lane } from "@/map/lanes"
import { type Layout, layOutAs } from "@/map/layout"
import { FILE_LEVELS, type Level, LYING, type Paper, PRINT_LEVELS, UPRIGHT } from "@/map/paper"
import type { Picture } from "@/map/picture"
import { boundsOf, reachOf } from "@/map/span"
import { lanesIn, type Strips, stripsIn } from "@/map/strips"
import { say } from "@/words/words"

export const MARGIN = 32
export const COLUMN = 228
export const PHASE = 22
export const TITLE = 56
export const LINE = 26
export const NOTE = 18
const FOOT = 64
const NOTES_AIR = 8
/** Between words and the edge of the paper. */
const AIR = 10
/** As high as it takes. */
const ROOM = { height: 0, strip: 0 } as const

/** What stands around the lanes, on whatever paper. */
export type Frame = {
  readonly picture: Picture
  readonly paper: Paper
  readonly right: number
  /** What needs attention first, in lines. */
  readonly sentence: readonly string[]
  /** What is not shown, or not in full. */
  readonly notes: readonly string[]
  readonly phaseRows: readonly number[]
  /** How high is what stands above the lanes. */
  readonly head: number
}

/** The lanes: every milestone in full, or stones on strips where there is no room for that. */
export type Lanes =
  | { readonly form: "full"; readonly layout: Layout }
  | { readonly form: "strips"; readonly strips: Strips }

/** The whole map set out on one page. */
export type Plot = Frame & { readonly scale: TimeScale; readonly lanes: Lanes; readonly height: number }

/** The map for a file, in which every milestone is named. */
export function plotFile(whole: Picture, headline: Headline): Plot {
  const near = nearby(whole)
  const plots = FILE_LEVELS.map((level) => () => inFull(near, headline, level))
  return firstThatFits(plots) ?? inFull(near, headline, FILE_LEVELS.at(-1) as Level)
}

/** The map for one page of paper. */
export function plotPage(whole: Picture, headline: Headline): Plot {
  const near = nearby(whole)
  const plots = PRINT_LEVELS.map((level) => () => inFull(near, headline, level))
  return firstThatFits(plots) ?? onStrips(near, headline)
}

/** What is drawn of a picture, and what is said of the rest. */
type Near = { readonly picture: Picture; readonly notes: readonly string[] }

/** A picture without the few dates far from all others, beside which nothing else could be told apart. */
function nearby(picture: Picture): Near {
  const near = livesIn(picture.lanes, picture.today)
  const far = farFrom(picture.lanes, near)
  const lanes = picture.lanes.map((lane) => ({
    ...lane,
    marks: lane.marks.filter(({ stone }) => isIn(stone, near)).map((mark) => nearOf(mark, near)),
  }))
  return { picture: { ...picture, lanes }, notes: [...narrowedNotes(picture), ...farNotes(far)] }
}

const TOLD = 3

function farNotes(far: readonly FarDate[]): string[] {
  if (far.length === 0) return []
  const dates = far.slice(0, TOLD).map(farWords).join("; ")
  return [say("map.farNote", { dates, more: Math.max(far.length - TOLD, 0) })]
}

function firstThatFits(plots: readonly (() => Plot)[]): Plot | undefined {
  for (const make of plots) {
    const plot = make()
    if (plot.height <= plot.paper.height) return plot
  }
  return undefined
}

function frameOf(picture: Picture, headline: Headline, paper: Paper, said: readonly string[]): Frame {
  const right = paper.width - MARGIN
  const notes = said.flatMap((note) => (note === "" ? note : wrapped(note, right - MARGIN, { size: 12.5 }, 2)))
  const sentence = wrapped(sentenceOfHeadline(headline), right - MARGIN, { size: 18, weight: 600 }, 3)
  const phaseRows = firstFreeRows(
    picture.phases.map(({ start, finish }) => ({ left: start, right: finish })),
    0,
  )
  const phases = phaseRows.reduce((most, row) => Math.max(most, row + 1), 0) * PHASE
  const head = TITLE + sentence.length * LINE + notesHeight(notes) + phases + AXIS_HEIGHT
  return { picture, paper, right, sentence, notes, phaseRows, head }
}

/** How high the notes stand, with their air. */
export function notesHeight(notes: readonly string[]): number {
  return notes.length === 0 ? 0 : NOTES_AIR + notes.length * NOTE
}

function inFull({ picture, notes }: Near, headline: Headline, { detail, paper }: Level): Plot {
  const frame = frameOf(picture, headline, paper, notes)
  const scale = scaleFor(picture, detail, frame.right)
  const bounds = boundsOf(scale, scale.perDay)
  const layout = layOutAs(picture.lanes, scale.perDay, detail, { ...ROOM, bounds })
  return { ...frame, scale, lanes: { form: "full", layout }, height: frame.head + layout.height + FOOT }
}

/** The map as strips: as many lanes as have room, folded into what they are part of where there are more. */
function onStrips({ picture, notes }: Near, headline: Headline): Plot {
  const framed = (paper: Paper) => frameOf(picture, headline, paper, [...notes, ""])
  let lanes = unfolded(picture.lanes)
  for (let next: FoldedLane[] | undefined = lanes; next; next = folded(lanes)) {
    lanes = next
    for (const paper of [LYING, UPRIGHT])
      if (lanes.length <= lanesIn(roomOf(framed(paper)))) return stripPlot(framed(paper), lanes)
  }
  const frame = framed(UPRIGHT)
  return stripPlot(frame, fewest(lanes, lanesIn(roomOf(frame)), OTHERS()))
}

const OTHERS = () => ({
  id: "",
  kind: undefined,
  name: say("map.otherLanes"),
  due: undefined,
  probability: undefined,
  sure: undefined,
})

function roomOf({ paper, head }: Frame): number {
  return paper.height - head - FOOT
}

function stripPlot(frame: Frame, lanes: readonly FoldedLane[]): Plot {
  const { picture, right } = frame
  const left = MARGIN + COLUMN
  const { start, finish } = reachOf(picture.lanes.map(asDrawn), picture.today, right - left).fitted
  const scale = new TimeScale(start, finish, left, right)
  const strips = stripsIn(lanes, { x: scale.x, left, right }, roomOf(frame))
  const height = frame.head + strips.strips.reduce((sum, strip) => sum + strip.height, 0) + FOOT
  const notes = [...frame.notes.filter(Boolean), foldedNote(picture, strips)]
  return { ...frame, notes, scale, lanes: { form: "strips", strips }, height }
}

/** A lane as far as strips draw it: stones, and flags that are in doubt. */
function asDrawn(lane: Lane): Lane {
  const marks = lane.marks.map((mark) => {
    const wish = wishInDoubt(mark)
    return {
      ...mark,
      band: undefined,
      quantiles: undefined,
      target: wish === "target" ? mark.target : undefined,
      commitment: wish === "commitment" ? mark.commitment : undefined,
    }
  })
  return { ...lane, marks }
}

function narrowedNotes({ narrowed, lanes }: Picture): string[] {
  if (!narrowed) return []
  const shown = lanes.reduce((sum, { marks }) => sum + marks.length, 0)
  return [say("map.narrowed", { text: narrowed.text, shown, all: narrowed.all })]
}

function foldedNote({ lanes }: Picture, { strips }: Strips): string {
  const stood = strips.flatMap((strip) => strip.stood)
  const named = stood.filter(({ words }) => words).length
  const notes = [
    strips.length < lanes.length ? say("map.drawnAs", { lanes: lanes.length, drawn: strips.length }) : "",
    say("map.eachStone"),
    named < stood.length ? say("map.someNamed", { named, all: stood.length }) : "",
  ]
  return notes.filter(Boolean).join(" ")
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
