import { firstFreeRows, type Span } from "@/drawing/rows"
import { DAY } from "@/drawing/time"
import { DETAILS, type Detail, headOf, NARROW_DETAILS } from "@/map/detail"
import { BESIDE, shapeSpan, wordsLeft } from "@/map/extent"
import { isIn, nearOf } from "@/map/far"
import { type Label, labelOf } from "@/map/label"
import type { Lane } from "@/map/lanes"
import type { Mark } from "@/map/mark"

/** A milestone with its place: `base` is the line it stands on, `left` and `right` what it covers, in pixels of the layout. */
export type Placed = Span & {
  readonly mark: Mark
  readonly base: number
  readonly label: Label
  /** Whether the words have room, and how far they are moved aside to stay within the window. */
  readonly said: boolean
  readonly shift: number
}

/** A lane from `top` down to `top + height`. */
export type PlacedLane = {
  readonly lane: Lane
  readonly top: number
  readonly height: number
  readonly placed: readonly Placed[]
}

/** Where everything stands, from top to bottom, where a day is `perDay` pixels wide. */
export type Layout = {
  readonly detail: Detail
  readonly perDay: number
  readonly lanes: readonly PlacedLane[]
  readonly height: number
}

/**
 * What the window gives: its height, how much of each lane's height its words take for themselves (on a phone), and
 * between which pixels words must stay.
 */
export type Room = { readonly height: number; readonly strip: number; readonly bounds?: Span }

const GAP = 14
const EDGE = 6

/** The most spacious layout that the window has patience for. */
export function layOut(lanes: readonly Lane[], perDay: number, room: Room): Layout {
  for (const detail of room.strip > 0 ? NARROW_DETAILS : DETAILS) {
    const most = room.height * detail.patience
    const found = layOutAs(lanes, perDay, detail, room, most)
    if (found.height <= most) return found
  }
  return { detail: DETAILS[0], perDay, lanes: [], height: 0 }
}

/** All lanes at one level of detail; where they come to be higher than the most that they may be, no more of them. */
export function layOutAs(
  lanes: readonly Lane[],
  perDay: number,
  detail: Detail,
  room: Room,
  most = Number.POSITIVE_INFINITY,
): Layout {
  const placed: PlacedLane[] = []
  let top = 0
  for (const lane of lanes) {
    const made = placedLane(lane, top, perDay, detail, room)
    placed.push(made)
    top += made.height
    if (top > most) break
  }
  return { detail, perDay, lanes: placed, height: top }
}

function placedLane(lane: Lane, top: number, perDay: number, detail: Detail, { strip, bounds }: Room): PlacedLane {
  const feet = lane.marks.map((mark) => footprint(mark, perDay, detail, bounds)).sort(inTime)
  const rows = firstFreeRows(feet, GAP)
  const first = top + detail.laneAir + strip + headOf(detail)
  const placed = said(
    feet.map((foot, place) => ({ ...foot, base: first + (rows[place] ?? 0) * detail.row })),
    detail,
  )
  const rowCount = rows.reduce((most, row) => Math.max(most, row + 1), 1)
  const height = Math.max(strip + 2 * detail.laneAir + rowCount * detail.row, strip > 0 ? 0 : detail.laneWords)
  return { lane, top, height, placed }
}

function inTime({ mark: a }: Placed, { mark: b }: Placed): number {
  return (a.band?.[1] ?? a.stone) - (b.band?.[1] ?? b.stone) || (a.id < b.id ? -1 : 1)
}

/** What a milestone needs of a row, before it has one. */
function footprint(mark: Mark, perDay: number, detail: Detail, bounds: Span | undefined): Placed {
  const x = (at: number) => (at / DAY) * perDay
  const label = labelOf(mark, detail)
  const shape = shapeSpan(mark, x, detail)
  const start = wordsLeft(mark, x, detail, label)
  const left = bounds ? wordsWithin(mark, perDay, detail, label, bounds) : start
  const words = { left, right: left + label.width }
  const all = detail.label === "free" ? shape : union(shape, words)
  return { mark, base: 0, label, left: all.left, right: all.right, said: detail.label !== "free", shift: left - start }
}

/** Where the words begin that stay between bounds, by what of the milestone is seen there; one far away has its own place. */
function wordsWithin(mark: Mark, perDay: number, detail: Detail, label: Label, bounds: Span): number {
  const x = (at: number) => (at / DAY) * perDay
  const seen = { start: (bounds.left / perDay) * DAY, finish: (bounds.right / perDay) * DAY }
  if (!isIn(mark.stone, seen)) return wordsLeft(mark, x, detail, label)
  return within(wordsLeft(nearOf(mark, seen), x, detail, label), label.width, bounds)
}

function within(left: number, width: number, bounds: Span): number {
  return Math.max(Math.min(left, bounds.right - width - EDGE), bounds.left + EDGE)
}

function union(a: Span, b: Span): Span {
  return { left: Math.min(a.left, b.left), right: Math.max(a.right, b.right) }
}

/** Which words of a row have room before the next milestone. */
function said(placed: readonly Placed[], detail: Detail): Placed[] {
  if (detail.label !== "free") return [...placed]
  return placed.map((each) => {
    const later = placed.filter((other) => other.base === each.base && other.left >= each.right)
    const limit = later.reduce((least, other) => Math.min(least, other.left), Number.POSITIVE_INFINITY)
    // Words that had to move aside would cover their own signs.
    return { ...each, said: each.shift === 0 && limit - each.right - BESIDE >= each.label.width + GAP / 2 }
  })
}
