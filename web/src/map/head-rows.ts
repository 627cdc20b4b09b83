import { fitted, measure } from "@/drawing/measure"
import { firstFreeRows, type Span } from "@/drawing/rows"
import { cut } from "@/drawing/shapes"
import { dayWords, finishWords, type Minutes } from "@/drawing/time"
import {
  firstDayOfWeek,
  majorWords,
  minorWords,
  namesFirstYear,
  rhythm,
  type Step,
  type TimeScale,
  ticks,
} from "@/drawing/timescale"
import type { Phase } from "@/map/phases"
import { presentLocale, say } from "@/words/words"

/** What the head is drawn for: a scale, and the pixels of it between which everything is there. */
export type View = Span & {
  readonly scale: TimeScale
  /** Where the left edge of the window was when one last zoomed. */
  readonly from: number
}

/** A stretch of time in the head, its words, and how long they are. */
export type Cell = {
  readonly key: string
  readonly left: number
  readonly width: number
  readonly words: string
  readonly long: number
  /** What is told of it where one points. */
  readonly title?: string
}

/** A row of the head, so many pixels down. */
export type Row = {
  readonly kind: "phase" | "major" | "minor"
  readonly top: number
  readonly cells: readonly Cell[]
  /** Whether words go out of the window with where they begin: a year of which others follow would not be true there. */
  readonly leaves?: boolean
  /** Where other words stand, which need their place. */
  readonly taken?: Span
}

/** What the head says of a plan. */
export type Heading = { readonly phases: readonly Phase[]; readonly today: Minutes; readonly todayName: string }

const PHASE = 22

export function headHeight(phases: readonly Phase[]): number {
  return 50 + phaseRows(phases).count * PHASE
}

/** Phases; and years, quarters, months, weeks or days as there is room. */
export function headRows(view: View, { phases, today, todayName }: Heading): Row[] {
  const { scale } = view
  const { major, minor } = rhythm(scale.perDay)
  const { of, count } = phaseRows(phases)
  const rows = Array.from({ length: count }, (_, row): Row => {
    const own = phases.filter((_phase, place) => of[place] === row)
    return { kind: "phase", top: 4 + row * PHASE, cells: own.map((phase) => phaseCell(phase, scale)) }
  })
  const cells = cellsOf(major, view, majorWords, 600)
  rows.push({ kind: "major", top: count * PHASE + 4, cells, leaves: namesFirstYear(major) })
  if (!minor) return rows
  const taken = todaySpan({ today, todayName }, scale)
  return [...rows, { kind: "minor", top: count * PHASE + 27, cells: cellsOf(minor, view, minorWords, 400), taken }]
}

/** The place that the word for today takes. */
export function todaySpan({ today, todayName }: Pick<Heading, "today" | "todayName">, scale: TimeScale): Span {
  const half = (measure(todayName, { size: 11.5, weight: 600 }) + 16) / 2
  return { left: scale.x(today) - half, right: scale.x(today) + half }
}

/** How far down that stands, in a head so high. */
export function todayTop(height: number): number {
  return height - 21
}

function phaseCell({ id, name, start, finish }: Phase, scale: TimeScale): Cell {
  return {
    key: id,
    left: scale.x(start),
    width: Math.max(scale.x(finish) - scale.x(start) - 2, 2),
    words: name,
    long: measure(name, { size: 11.5 }),
    title: say("map.phaseFromTo", { name, start: dayWords(start), finish: finishWords(finish) }),
  }
}

type WordsOf = (step: Step, at: Minutes) => string

function cellsOf(step: Step, { scale, left, right }: View, wordsOf: WordsOf, weight: number): Cell[] {
  const found = ticks(step, scale.at(Math.max(left, 0)), scale.at(right), firstDayOfWeek(presentLocale()))
  return found.map((at, place) => {
    const next = found[place + 1]
    const x = scale.x(at)
    const words = wordsOf(step, at)
    const width = (next === undefined ? scale.right : scale.x(next)) - x
    return { key: String(at), left: x, width, words, long: measure(words, { size: 12, weight }) }
  })
}

/** Lines where the stretches of time of a row begin. */
export function beginnings({ top, cells }: Row): string {
  return cells.map(({ left }) => `M${cut(left) + 0.5},${top}v23`).join("")
}

/** Words of a row, and where they begin and stand. */
export type Said = { readonly key: string; readonly x: number; readonly y: number; readonly words: string }

/** The words of a row that have room; with an edge, those of what begins before it stand there. */
export function saidIn({ kind, top, cells, taken, leaves }: Row, before?: number): Said[] {
  const edge = leaves ? undefined : before
  const y = top + (kind === "phase" ? 13 : 14)
  return cells.flatMap((cell) => {
    const found = kind === "phase" ? fittedIn(cell, edge) : wholeIn(cell, edge, taken)
    return found ? [{ key: cell.key, y, ...found }] : []
  })
}

type Beginning = Pick<Said, "x" | "words">

/** As much of the words as has room. */
function fittedIn(cell: Cell, edge: number | undefined): Beginning | undefined {
  const room = cell.width - 2 * INSET
  if (room <= LEAST) return undefined
  return { x: cell.left + INSET + pushed(cell, edge), words: fitted(cell.words, room, { size: 11.5 }) }
}

/** All of them, or none. */
function wholeIn(cell: Cell, edge: number | undefined, taken: Span | undefined): Beginning | undefined {
  const { left, width, long, words } = cell
  if (width <= LEAST || INSET + long > width) return undefined
  const x = stepAside(left + INSET + pushed(cell, edge), long, left + width, taken)
  return x === undefined ? undefined : { x, words }
}

/** How far words are moved on that begin before an edge, as far as there is room. */
function pushed({ left, width, long }: Cell, edge: number | undefined): number {
  return edge === undefined ? 0 : Math.max(Math.min(edge - left, width - long - 2 * INSET), 0)
}

/** What is to be said at a pixel of a row, because it begins before that; nothing where it has no room there. */
export function wordsAt({ cells, taken, leaves }: Row, left: number): string {
  const cell = leaves ? undefined : cells.find((each) => each.left < left && each.left + each.width > left)
  if (!cell) return ""
  const end = left + cell.long + 2 * INSET
  const isTaken = taken !== undefined && left < taken.right && end > taken.left
  return isTaken || end > cell.left + cell.width ? "" : cell.words
}

/** From the edge of a cell to its words. */
const INSET = 6
/** In a narrower cell there are no words. */
const LEAST = 18

/** Phases in as many rows as they need. */
function phaseRows(phases: readonly Phase[]): { of: number[]; count: number } {
  const of = firstFreeRows(
    phases.map(({ start, finish }) => ({ left: start, right: finish })),
    0,
  )
  return { of, count: of.reduce((most, row) => Math.max(most, row + 1), 0) }
}

/** Where words begin that would be covered: behind what covers them, where they still fit; undefined where they do not. */
function stepAside(left: number, width: number, limit: number, taken: Span | undefined): number | undefined {
  if (!taken || left + width < taken.left || left > taken.right) return left
  return taken.right + 4 + width <= limit ? taken.right + 4 : undefined
}
