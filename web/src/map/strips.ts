import type { Span } from "@/drawing/rows"
import type { Minutes } from "@/drawing/time"
import { type Detail, SMALLEST, STRIPS } from "@/map/detail"
import type { FoldedLane } from "@/map/fold"
import { byImportance, wishInDoubt } from "@/map/important"
import { type Label, labelOf } from "@/map/label"
import type { Mark, Wish } from "@/map/mark"

/** A milestone on a strip: its stone, the flag that is in doubt, and its name where that has room. */
export type Stood = {
  readonly mark: Mark
  readonly x: number
  readonly base: number
  readonly flag: { readonly wish: Wish; readonly x: number } | undefined
  readonly words: Words | undefined
}
export type Words = { readonly label: Label; readonly left: number }

/** A lane of stones in a few rows, from `top` down to `top + height`. */
export type Strip = {
  readonly lane: FoldedLane
  readonly top: number
  readonly height: number
  readonly stood: readonly Stood[]
}

/** Where a moment is, and between which pixels everything stays. */
export type Across = Span & { readonly x: (at: Minutes) => number }

/** Strips, all set out with the same detail. */
export type Strips = { readonly detail: Detail; readonly strips: readonly Strip[] }

const AIR = 1
const GAP = 4
const WORDS = 5
/** Rows are let stand so many times farther apart to fill the room. */
const LOOSEST = 1.3

/** How many lanes have room for a row each. */
export function lanesIn(room: number): number {
  return Math.floor(room / (SMALLEST.row + 2 * AIR))
}

/**
 * Lanes as strips that fill no more than the room, which has to have a row for each: as large as they all can be named,
 * else as small as can be read, with as many rows as there is room for.
 */
export function stripsIn(lanes: readonly FoldedLane[], across: Across, room: number): Strips {
  for (const detail of STRIPS) {
    const all = lanes.map(({ marks }) => byImportance(marks).map((mark) => footprintOf(mark, across, detail)))
    const wanted = all.map((feet) => depth(feet.map(named)))
    const isWhole = heightOf(wanted, detail.row) <= room
    if (!isWhole && detail !== SMALLEST) continue
    const most = isWhole ? Number.POSITIVE_INFINITY : mostRows(wanted, room, detail)
    const rows = wanted.map((count) => Math.min(count, most))
    return { detail, strips: stacked(lanes, all, rows, rowIn(rows, room, detail)) }
  }
  return { detail: SMALLEST, strips: [] }
}

function heightOf(rows: readonly number[], row: number): number {
  return rows.reduce((sum, count) => sum + count * row + 2 * AIR, 0)
}

/** How many rows the highest lane may have. */
function mostRows(wanted: readonly number[], room: number, detail: Detail): number {
  const limited = (most: number) => wanted.map((rows) => Math.min(rows, most))
  let most = 1
  while (most < Math.max(...wanted) && heightOf(limited(most + 1), detail.row) <= room) most += 1
  return most
}

/** From one row to the next, where rows may fill the room. */
function rowIn(rows: readonly number[], room: number, { row }: Detail): number {
  const count = rows.reduce((sum, each) => sum + each, 0)
  return Math.max(row, Math.min(row * LOOSEST, Math.floor((room - rows.length * 2 * AIR) / count)))
}

function stacked(
  lanes: readonly FoldedLane[],
  all: readonly (readonly Footprint[])[],
  rows: readonly number[],
  row: number,
): Strip[] {
  let top = 0
  return lanes.map((lane, place) => {
    const count = rows[place] ?? 1
    const base = top + AIR + Math.round(row * 0.78)
    const stood = inRows(all[place] ?? [], count).map((each) => standing(each, base, row))
    const strip = { lane, top, height: count * row + 2 * AIR, stood }
    top += strip.height
    return strip
  })
}

/** What a milestone covers of a row: its signs, and with them its words, which stand before it where there is no room behind. */
type Footprint = {
  mark: Mark
  x: number
  flag: Stood["flag"]
  stone: Span
  /** Stone and flag. */
  signs: Span
  label: Label
  sides: readonly Span[]
}
type Placed = { foot: Footprint; row: number; flagged: boolean; words: Span | undefined }

function footprintOf(mark: Mark, across: Across, detail: Detail): Footprint {
  const x = across.x(mark.stone)
  const wish = wishInDoubt(mark)
  const at = wish && mark[wish]
  const flag = wish && at !== undefined ? { wish, x: across.x(at) } : undefined
  const stone = { left: x - detail.stone / 2, right: x + detail.stone / 2 }
  const signs = flag ? union(stone, { left: flag.x, right: flag.x + detail.cloth }) : stone
  const label = labelOf(mark, detail)
  const behind = { left: signs.right + WORDS, right: signs.right + WORDS + label.width }
  const before = { left: signs.left - WORDS - label.width, right: signs.left - WORDS }
  const sides = [behind, before].filter(({ left, right }) => left >= across.left && right <= across.right)
  return { mark, x, flag, stone, signs, label, sides }
}

/** What a milestone covers with its words. */
function named({ signs, sides }: Footprint): Span {
  return sides[0] ? union(signs, sides[0]) : signs
}

function union(a: Span, b: Span): Span {
  return { left: Math.min(a.left, b.left), right: Math.max(a.right, b.right) }
}

/** How many rows spans need that are not to touch. */
function depth(spans: readonly Span[]): number {
  const ends: number[] = []
  for (const span of [...spans].sort((a, b) => a.left - b.left)) {
    const row = ends.findIndex((end) => end + GAP <= span.left)
    ends[row === -1 ? ends.length : row] = span.right
  }
  return Math.max(ends.length, 1)
}

/**
 * All of a lane in so many rows: as many of the most important with their words as leave room for the others' signs, or
 * where there is no room for those, for their stones.
 */
function inRows(feet: readonly Footprint[], rows: number): Placed[] {
  const isRoomy = depth(feet.map(({ signs }) => signs)) <= rows
  const spans = (count: number) =>
    feet.map((foot, rank) => (rank < count ? named(foot) : isRoomy ? foot.signs : foot.stone))
  let [count, beyond] = [0, feet.length + 1]
  while (beyond - count > 1) {
    const middle = (count + beyond) >> 1
    if (depth(spans(middle)) <= rows) count = middle
    else beyond = middle
  }
  const row = rowsOf(spans(count), rows)
  return namedWhereFree(
    feet.map((foot, rank) => ({
      foot,
      row: row[rank] ?? 0,
      flagged: isRoomy || rank < count,
      words: rank < count ? foot.sides[0] : undefined,
    })),
  )
}

/** The row of each span: of those that are free the one that has been free longest, else the one that is free soonest. */
function rowsOf(spans: readonly Span[], rows: number): number[] {
  const ends = Array<number>(rows).fill(Number.NEGATIVE_INFINITY)
  const found = Array<number>(spans.length).fill(0)
  const order = spans.map((span, place) => ({ span, place })).sort((a, b) => a.span.left - b.span.left)
  for (const { span, place } of order) {
    const row = ends.indexOf(Math.min(...ends))
    ends[row] = Math.max(ends[row] ?? span.right, span.right)
    found[place] = row
  }
  return found
}

/** Flags and names for those without that have room for them after all, the most important first. */
function namedWhereFree(placed: readonly Placed[]): Placed[] {
  const taken = new Map<number, Span[]>()
  const take = (row: number, span: Span) => taken.set(row, [...(taken.get(row) ?? []), span])
  const own = ({ foot, flagged }: Placed) => (flagged ? foot.signs : foot.stone)
  for (const each of placed) {
    take(each.row, own(each))
    if (each.words) take(each.row, each.words)
  }
  return placed.map((each) => {
    if (each.words) return each
    const others = (taken.get(each.row) ?? []).filter((span) => span !== own(each))
    const free = (span: Span) => others.every((other) => apart(span, other))
    const flagged = each.flagged || free(each.foot.signs)
    const words = flagged ? each.foot.sides.find(free) : undefined
    if (flagged) take(each.row, each.foot.signs)
    if (words) take(each.row, words)
    return { ...each, flagged, words }
  })
}

function apart(a: Span, b: Span): boolean {
  return a.right + GAP <= b.left || b.right + GAP <= a.left
}

function standing({ foot, row, flagged, words }: Placed, first: number, height: number): Stood {
  const { mark, x, label } = foot
  const flag = flagged ? foot.flag : undefined
  return { mark, x, flag, base: first + row * height, words: words && { label, left: words.left } }
}
