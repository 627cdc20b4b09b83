import { useDebouncedCallback } from "@mantine/hooks"
import {
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react"
import type { Span } from "@/drawing/rows"
import type { Minutes } from "@/drawing/time"
import { DAY } from "@/drawing/time"
import { TimeScale } from "@/drawing/timescale"
import type { Stretch } from "@/drawing/window"
import type { View } from "@/map/head-rows"
import { usePassing } from "@/map/passing"
import { MOST_PER_DAY, type Reach, reachingTo } from "@/map/span"
import { stretch, widen } from "@/map/stretch"
import type { Rect } from "@/map/tiles/paint"
import type { HeldWindow } from "@/map/use-held-window"

export type Size = { readonly width: number; readonly height: number }

export type Viewport = {
  /** The scale at which one last did not zoom; while one does, all that stays drawn for it is stretched. */
  readonly scale: TimeScale
  /** The pixels a day by which things are laid out; while one zooms they stay as they were. */
  readonly settled: number
  /** Between which pixels everything must be there: what can be seen, and some way beyond; it changes seldom. */
  readonly part: Span
  /** Where the left edge of the window was when one last zoomed. */
  readonly from: number
  /** What is drawn in front of the paper while one zooms; undefined while one does not. */
  readonly passing: () => View | undefined
  /** Calls when that has changed, until it is told to stop. */
  readonly onPassing: (changed: () => void) => () => void
  /** The scale that is shown this very moment. */
  readonly present: () => TimeScale
  /** What of the drawing the window shows this very moment, in pixels of a scale. */
  readonly windowOn: (scale: TimeScale) => Rect
  /** What is shown was drawn for a scale: while one zooms, what is in front of it follows. */
  readonly drawnFor: (scale: TimeScale) => void
  /** Tells of what the window does, until it is told to stop. */
  readonly watch: (moves: Moves) => () => void
  readonly whole: boolean
  /** Zoom by a factor around the middle of the window. */
  readonly zoomBy: (factor: number) => void
  /** The same around a pixel of the window, where more will follow at once. */
  readonly zoomOn: (factor: number, around: number) => void
  readonly showAll: () => void
  /** Bring a moment into the window, and a height where one is given. */
  readonly reveal: (at: Minutes, y?: number) => void
  /** The same for who asks to go there, which is to leave the whole plan. */
  readonly goTo: (at: Minutes, y?: number) => void
  readonly scrolled: () => void
}

/** By what others move the window. */
export type Controls = Pick<Viewport, "zoomBy" | "showAll" | "whole" | "reveal"> & {
  /** To a moment of a milestone, wherever that stands. */
  readonly goTo: (at: Minutes, milestone?: string) => void
}

/** Told what the window does, this very moment. */
export type Moves = {
  /** The left edge of the window is at a pixel of the scale that is shown. */
  readonly moved: (left: number) => void
  /** This scale is shown, with the left edge of the window at a pixel of it; what was drawn for others is stretched to it. */
  readonly zoomed: (scale: TimeScale, left: number) => void
}

type State = {
  readonly perDay: number | undefined
  readonly left: number
  readonly from: number
  /** The scale at which zooming last came to rest. */
  readonly rest: TimeScale | undefined
  /** How often one has gone back to all of the plan. */
  readonly turn: number
}

const BEGINNING: State = { perDay: undefined, left: 0, from: 0, rest: undefined, turn: 0 }
const SETTLE = 140
/** Once the window has kept still for so long, and was moved by so many pixels, the address says what it shows. */
const TELL = 250
const NUDGE = 16
/** So many windows beyond the one that is seen are drawn; while one zooms, for it changes at once, fewer. */
const BEYOND = 1.5
export const AT_ONCE = 0.25

/** Which stretch of time the window shows, and how wide a day is; scrolling is the browser's own. */
export function useViewport(
  scroller: RefObject<HTMLDivElement | null>,
  given: Reach,
  size: Size,
  { window: held, asked, tell }: HeldWindow,
): Viewport {
  const [state, setState] = useState(BEGINNING)
  const reach = useMemo(() => reachingTo(given, held), [given, held])
  const usual = held ?? reach.fitted
  const fitting = perDayOf(usual, size.width)
  const least = Math.min(perDayOf(reach.world, size.width), perDayOf(reach.fitted, size.width))
  const perDay = Math.min(Math.max(state.perDay ?? fitting, least), MOST_PER_DAY)
  const { start, finish } = reach.world
  const { rest } = state
  const scale = useMemo(() => {
    const isThere = rest?.start === start && rest.finish === finish && rest.perDay === perDay
    return isThere ? rest : scaleOf({ start, finish }, perDay)
  }, [start, finish, perDay, rest])
  /** The scale that is shown while one zooms, ahead of the one that is drawn. */
  const live = useRef<TimeScale>(undefined)
  const passing = usePassing()
  const watchers = useRef(new Set<Moves>())
  const [settled, settle] = useSettled(perDay, live)
  const atLeft = useRef(usual.start)
  const placed = useRef(0)
  /** Where the window is, known without asking the page, which would have to be laid out to answer. */
  const spot = useRef({ left: 0, top: 0 })
  const latest = useRef({ scale, least, reach, size, fitting, state })
  latest.current = { scale, least, reach, size, fitting, state }
  const present = useCallback(() => live.current ?? latest.current.scale, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: going back to all of the plan moves the window, too
  useLayoutEffect(() => {
    const box = scroller.current
    // What one zoomed to is drawn now, if one has not gone on.
    const isOver = live.current !== undefined && live.current === rest
    if (isOver) {
      live.current = undefined
      passing.show(undefined)
    }
    // Then the window is there already: to say so once more would have the page laid out twice.
    if (!box || live.current || (isOver && scale === rest)) return
    widen(worldOf(box), scale, false)
    stretch(worldOf(box), scale)
    if (state.perDay === undefined) atLeft.current = usual.start
    box.scrollLeft = scale.x(atLeft.current)
    const { scrollLeft: left, scrollTop: top } = box
    atLeft.current = scale.at(left)
    placed.current = left
    spot.current = { left, top }
    setState((old) => chunked(old, left, size))
  }, [scroller, scale, rest, passing, state.perDay, state.turn, usual, size])

  useLayoutEffect(() => {
    if (!scroller.current) return
    const world = worldOf(scroller.current)
    world.toggleAttribute("data-zooming", live.current !== undefined)
    widen(world, present(), live.current !== undefined)
    stretch(world, present())
  })

  useLayoutEffect(() => {
    if (asked === 0) return
    live.current = undefined
    passing.show(undefined)
    settle(latest.current.fitting)
    setState(whole)
  }, [asked, settle, passing])
  const tellSoon = useDebouncedCallback(() => {
    const box = scroller.current
    if (!box) return
    const { size: room } = latest.current
    const now = present()
    const left = box.scrollLeft
    placed.current = left
    setState((old) => (old.perDay === undefined ? { ...old, perDay: now.perDay } : old))
    tell({ start: now.at(left), finish: now.at(left + room.width) })
  }, TELL)

  const drawnFor = useCallback(
    (drawn: TimeScale) => {
      if (!live.current) return
      const left = drawn.x(present().at(spot.current.left))
      passing.show({ ...around(left, left, latest.current.size, AT_ONCE), scale: drawn, from: left })
    },
    [present, passing],
  )
  const windowOn = useCallback(
    (on: TimeScale) => {
      const { left, top } = spot.current
      const { width, height } = latest.current.size
      const now = present()
      return { left: on.x(now.at(left)), right: on.x(now.at(left + width)), top, bottom: top + height }
    },
    [present],
  )
  /** All is laid out and drawn anew for what one zoomed to, which may take its time: what is shown is right meanwhile. */
  const restNow = useCallback(() => {
    const shown = live.current
    if (!shown) return
    const { left } = spot.current
    startTransition(() => {
      settle(shown.perDay)
      setState((old) => ({
        ...chunked(old, left, latest.current.size),
        perDay: shown.perDay,
        from: left,
        rest: shown,
      }))
    })
  }, [settle])
  const restSoon = useDebouncedCallback(restNow, SETTLE)
  /** Zoom by a gesture, of which more will follow at once: what is drawn is stretched, and drawn anew once nothing waits for that. */
  const zoomOn = useCallback(
    (factor: number, around: number) => {
      const box = scroller.current
      if (!box) return
      const { least: lowest, reach: all, size: room } = latest.current
      const old = present()
      const at = old.at(spot.current.left + around)
      const next = scaleOf(all.world, Math.min(Math.max(old.perDay * factor, lowest), MOST_PER_DAY))
      live.current = next
      const world = worldOf(box)
      world.toggleAttribute("data-zooming", true)
      widen(world, next, true)
      // Before anything else is changed: the browser works out anew what was when it is to scroll.
      spot.current.left = Math.max(Math.min(next.x(at) - around, next.right - room.width), 0)
      box.scrollLeft = spot.current.left
      atLeft.current = next.at(spot.current.left)
      stretch(world, next)
      if (!passing.now()) drawnFor(next)
      for (const { zoomed } of watchers.current) zoomed(next, spot.current.left)
      restSoon()
      tellSoon()
    },
    [scroller, present, passing, drawnFor, restSoon, tellSoon],
  )
  const zoomBy = useCallback((factor: number) => zoomOn(factor, latest.current.size.width / 2), [zoomOn])
  const showAll = useCallback(() => {
    live.current = undefined
    passing.show(undefined)
    settle(perDayOf(latest.current.reach.fitted, latest.current.size.width))
    setState(whole)
    tellSoon.cancel()
    tell(undefined)
  }, [settle, tell, tellSoon, passing])
  const reveal = useCallback(
    (at: Minutes, y?: number) => {
      const box = scroller.current
      if (!box) return
      bringInto(box, present().x(at), y, latest.current.size)
      placed.current = box.scrollLeft
      spot.current = { left: box.scrollLeft, top: box.scrollTop }
    },
    [scroller, present],
  )
  const goTo = useCallback(
    (at: Minutes, y?: number) => {
      reveal(at, y)
      tellSoon()
    },
    [reveal, tellSoon],
  )
  const scrolled = useCallback(() => {
    const box = scroller.current
    if (!box) return
    const { scrollLeft, scrollTop } = box
    // A browser rounds, and while one zooms what is under the pointer stays there.
    const isSame = live.current && Math.abs(scrollLeft - spot.current.left) < 1
    spot.current = { left: isSame ? spot.current.left : scrollLeft, top: scrollTop }
    for (const { moved } of watchers.current) moved(spot.current.left)
    atLeft.current = present().at(spot.current.left)
    if (live.current) return
    if (chunked(latest.current.state, scrollLeft, latest.current.size) !== latest.current.state)
      setState((old) => chunked(old, scrollLeft, latest.current.size))
    if (Math.abs(scrollLeft - placed.current) >= NUDGE) tellSoon()
  }, [scroller, present, tellSoon])
  const watch = useCallback((moves: Moves) => {
    watchers.current.add(moves)
    return () => void watchers.current.delete(moves)
  }, [])
  const { left, from } = state
  const part = useMemo(() => around(left, left + size.width, size, BEYOND), [left, size])
  return {
    scale,
    settled,
    part,
    from,
    passing: passing.now,
    onPassing: passing.watch,
    present,
    windowOn,
    drawnFor,
    watch,
    whole: state.perDay === undefined && !held,
    zoomBy,
    zoomOn,
    showAll,
    reveal,
    goTo,
    scrolled,
  }
}

function worldOf(box: HTMLElement): HTMLElement {
  return box.firstElementChild as HTMLElement
}

/** A value that follows another once that has kept still, or at once when told so; not while one zooms. */
function useSettled(perDay: number, live: RefObject<TimeScale | undefined>): [number, (next: number) => void] {
  const [settled, settle] = useState(perDay)
  useEffect(() => {
    if (settled === perDay) return
    const timer = setTimeout(() => live.current ?? settle(perDay), SETTLE)
    return () => clearTimeout(timer)
  }, [perDay, settled, live])
  return [settled, settle]
}

function perDayOf({ start, finish }: { start: Minutes; finish: Minutes }, width: number): number {
  return (width / (finish - start)) * DAY
}

function scaleOf({ start, finish }: Stretch, perDay: number): TimeScale {
  return new TimeScale(start, finish, 0, ((finish - start) / DAY) * perDay)
}

/** All of the plan, however far one has zoomed. */
function whole({ left, turn }: State): State {
  return { ...BEGINNING, left, turn: turn + 1 }
}

/** The same state where what must be drawn stays the same: scrolling draws anew only now and then. */
function chunked(old: State, left: number, { width }: Size): State {
  const across = floorTo(left, width)
  return across === old.left ? old : { ...old, left: across }
}

function floorTo(value: number, step: number): number {
  return step > 0 ? Math.floor(value / step) * step : 0
}

/** What windows show whose left edge is somewhere between two pixels, and so many windows beyond. */
function around(first: number, last: number, { width }: Size, beyond: number): Span {
  return { left: first - width * beyond, right: last + width * (1 + beyond) }
}

function bringInto(box: HTMLElement, x: number, y: number | undefined, { width, height }: Size): void {
  const air = 80
  if (x < box.scrollLeft + air || x > box.scrollLeft + width - air) box.scrollLeft = x - width / 2
  if (y === undefined) return
  if (y < box.scrollTop + air || y > box.scrollTop + height - air) box.scrollTop = y - height / 2
}
