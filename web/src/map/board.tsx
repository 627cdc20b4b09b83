import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react"
import { afterPaint } from "@/app/after-paint"
import { inSpareTime } from "@/app/in-spare-time"
import { askedOf } from "@/app/keys/table"
import { hill } from "@/drawing/hill"
import { forget } from "@/drawing/measure"
import { BoardOverlay } from "@/map/board-overlay"
import type { DateChange, Editing } from "@/map/date-popover"
import type { Detail } from "@/map/detail"
import { Drawing } from "@/map/drawing"
import type { Draft } from "@/map/flag-handle"
import { Head, todayWords } from "@/map/head"
import { type Heading, headHeight, headRows, type View } from "@/map/head-rows"
import { LaneNames } from "@/map/lane-names"
import { type Layout, layOut } from "@/map/layout"
import classes from "@/map/map.module.css"
import { withDate } from "@/map/mark"
import { PassingHead } from "@/map/passing-head"
import type { Picture } from "@/map/picture"
import { Pinned } from "@/map/pinned"
import { find } from "@/map/place"
import { boundsOf, type Reach, reachOf } from "@/map/span"
import { type HeldWindow, useHeldWindow } from "@/map/use-held-window"
import { usePan } from "@/map/use-pan"
import { useHeld, usePaper } from "@/map/use-paper"
import { useStill } from "@/map/use-still"
import { type Controls, type Size, useViewport, type Viewport } from "@/map/use-viewport"
import { useZoomGestures } from "@/map/use-zoom-gestures"

export type Shown = Controls & { readonly detail: Detail }

export type BoardProps = {
  picture: Picture
  /** The milestone that is selected. */
  selected: string | undefined
  mayEdit: boolean
  /** `kind:id`, or undefined for nothing. */
  onSelect: (selection: string | undefined) => void
  onDate: (milestone: string, change: DateChange) => void
  /** The stretch of time that the address asks for, the whole plan where it does not, and what the reader shows instead. */
  window: string | undefined
  onWindow: (window: string | undefined) => void
  /** What stands above the names of the lanes. */
  corner?: ReactNode
  /** Hands out the controls of the window, and how much is said of each milestone in it. */
  onViewport?: (viewport: Shown) => void
}

const COLUMN = 228
const NARROW = 760
const STRIP = 30

/** The map itself: a window on lanes and time that one can move, come closer to, and move flags in. */
export function Board(props: BoardProps) {
  const { picture, selected, mayEdit, onSelect, onDate, corner, onViewport } = props
  const board = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const box = useSize(scroller)
  const narrow = box.width < NARROW
  const column = narrow ? 0 : COLUMN
  const head = headHeight(picture.phases)
  const size = useMemo(() => ({ width: box.width - column, height: box.height - head }), [box, column, head])
  const reach = useReach(picture, size)
  const held = useHeldWindow(props)
  const viewport = useViewport(scroller, reach, size, held)
  const { settled, zoomBy, zoomOn, showAll, whole, reveal, goTo } = viewport
  const strip = narrow ? STRIP : 0
  const font = useFont()
  // biome-ignore lint/correctness/useExhaustiveDependencies: words are as wide as their font makes them
  const laid = useMemo(
    () =>
      layOut(picture.lanes, settled, {
        height: size.height,
        strip,
        ...(whole ? { bounds: boundsOf(reach.fitted, settled) } : {}),
      }),
    [picture.lanes, settled, size.height, strip, whole, reach, font],
  )
  const [draft, setDraft] = useState<Draft>()
  const [editing, setEditing] = useState<Editing>()
  const [hovered, setHovered] = useState<string>()
  useZoomGestures(scroller, column, zoomOn)
  const pan = usePan(scroller)
  const draftMark = useMemo(() => {
    const mark = find(laid, draft?.id)?.mark
    return mark && draft ? withDate(mark, draft.wish, draft.at) : undefined
  }, [laid, draft])
  const { shown, sheet, look } = usePaper({ layout: laid, picture, viewport, held: draft?.id, board })
  const layout = shown?.layout ?? laid
  const still = useStill(scroller, viewport, size, shown)
  const inFront = useHeld(laid, draftMark, shown)
  const { detail } = layout
  const go = useGoing(goTo, laid)
  useLayoutEffect(
    () => onViewport?.({ zoomBy, showAll, whole, reveal, goTo: go, detail }),
    [onViewport, zoomBy, showAll, whole, reveal, go, detail],
  )
  useRevealed(viewport, laid, selected, held)
  useHills(picture)

  const view = useView(viewport)
  const heading = useHeading(picture)
  const rows = useMemo(() => headRows(view, heading), [view, heading])
  const change = useCallback(
    (id: string, made: DateChange) => {
      afterPaint(() => {
        setDraft(undefined)
        onDate(id, made)
      })
    },
    [onDate],
  )
  const select = useCallback((selection: string | undefined) => onSelect(selection), [onSelect])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that work wherever in the map the focus is
    <div ref={board} className={classes.board} onKeyDown={(event) => zoomKey(event, zoomBy, showAll)}>
      <div
        ref={scroller}
        className={classes.scroller}
        onScroll={viewport.scrolled}
        data-dragging={draft !== undefined || undefined}
        {...pan.handlers}
      >
        <div className={classes.world} data-column={column} style={{ height: head + layout.height }}>
          <div className={classes.top} style={{ height: head }}>
            <Head
              view={view}
              pinned={still?.showing.scale.perDay === view.scale.perDay}
              rows={rows}
              heading={heading}
              column={column}
            />
            <div className={classes.corner} data-narrow={narrow || undefined} style={{ width: column }}>
              {!narrow && corner}
              <PassingHead heading={heading} width={size.width} look={look} viewport={viewport} />
              <Pinned rows={rows} view={view} edge={still?.edge} />
            </div>
          </div>
          <LaneNames layout={layout} narrow={narrow} width={narrow ? box.width : column} onSelect={select} />
          <div className={classes.paper} style={{ left: column, top: head, height: layout.height }}>
            <Drawing
              picture={picture}
              layout={layout}
              viewport={viewport}
              still={still}
              sheet={sheet}
              held={inFront}
              selected={selected}
              hovered={hovered}
              draft={draft}
              draftMark={draftMark}
              mayEdit={mayEdit}
              onHover={setHovered}
              onSelect={select}
              onDraft={setDraft}
              onChange={change}
              onEdit={setEditing}
              isPanned={pan.panned}
            />
            <BoardOverlay
              layout={layout}
              viewport={viewport}
              hovered={hovered}
              draft={draft}
              draftMark={draftMark}
              editing={editing}
              onChange={change}
              onClose={() => setEditing(undefined)}
            />
          </div>
        </div>
      </div>
      <div className={classes.veil} />
    </div>
  )
}

function zoomKey(event: KeyboardEvent, zoomBy: Viewport["zoomBy"], showAll: () => void): void {
  const ask = event.target instanceof HTMLInputElement ? undefined : askedOf("map", event)
  if (ask === "closer") zoomBy(1.4)
  else if (ask === "further") zoomBy(1 / 1.4)
  else if (ask === "whole") showAll()
  else return
  event.preventDefault()
}

/** The way to a moment of a milestone, wherever that stands now. */
function useGoing(goTo: Viewport["goTo"], layout: Layout): Controls["goTo"] {
  const latest = useRef(layout)
  latest.current = layout
  return useCallback((at, milestone) => goTo(at, find(latest.current, milestone)?.base), [goTo])
}

/** Works out the hills before one comes close enough to see them: all at once they would be in the way of a zoom. */
function useHills({ lanes }: Picture): void {
  useEffect(() => {
    const all = lanes.flatMap(({ marks }) => marks.flatMap(({ quantiles }) => (quantiles ? [quantiles] : [])))
    return inSpareTime(all, hill)
  }, [lanes])
}

/** What the head is to be drawn for. */
function useView({ scale, part, from }: Viewport): View {
  return useMemo(() => ({ ...part, scale, from }), [part, scale, from])
}

function useHeading({ phases, today, zone }: Picture): Heading {
  const todayName = todayWords({ today, zone })
  return useMemo(() => ({ phases, today, todayName }), [phases, today, todayName])
}

/** The stretch of time to show, the same object while its ends stay the same. */
function useReach(picture: Picture, size: Size): Reach {
  const known = useRef<Reach>(undefined)
  return useMemo(() => {
    const next = reachOf(picture.lanes, picture.today, size.width)
    const same = known.current && JSON.stringify(known.current) === JSON.stringify(next)
    if (!same || !known.current) known.current = next
    return known.current
  }, [picture.lanes, picture.today, size.width])
}

/** What is selected elsewhere comes into the window, unless the address has just said which stretch to show. */
function useRevealed(
  { reveal }: Viewport,
  layout: ReturnType<typeof layOut>,
  selected: string | undefined,
  { window, asked }: HeldWindow,
): void {
  const latest = useRef({ layout, window })
  latest.current = { layout, window }
  const heeded = useRef<number>(undefined)
  useEffect(() => {
    const isNew = heeded.current !== asked
    heeded.current = asked
    const placed = isNew && latest.current.window ? undefined : find(latest.current.layout, selected)
    if (placed) reveal(placed.mark.stone, placed.base)
  }, [selected, reveal, asked])
}

/** How large the window is; where nothing can be measured, as large as a usual one. */
function useSize(box: { current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>({ width: 1200, height: 700 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      if (width > 0) setSize((old) => (old.width === width && old.height === height ? old : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return size
}

/** Changes once the font has come, by which words are measured. */
function useFont(): boolean {
  const [come, setCome] = useState(false)
  useEffect(() => {
    void document.fonts?.ready.then(() => {
      forget()
      setCome(true)
    })
  }, [])
  return come
}
