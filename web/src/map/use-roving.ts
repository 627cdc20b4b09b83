import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react"
import { type AskIn, askedOf } from "@/app/keys/table"
import type { Editing } from "@/map/date-popover"
import type { Layout } from "@/map/layout"
import { type Direction, find, neighbour } from "@/map/place"
import type { Viewport } from "@/map/use-viewport"

type Given = {
  layout: Layout
  viewport: Pick<Viewport, "reveal">
  selected: string | undefined
  onSelect: (selection: string | undefined) => void
  onEdit?: (editing: Editing) => void
}

export type Roving = {
  readonly list: RefObject<HTMLDivElement | null>
  /** The one milestone at which the tabulator key stops. */
  readonly current: string | undefined
  /** The same, while the focus is on it. */
  readonly active: string | undefined
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
  /** To be called where milestones were drawn anew: the focus stays on the one that has it, wherever that stands now. */
  readonly keepFocus: () => void
}

/** Milestones by keyboard: one stop for the tabulator key, arrows lead on from there, Enter chooses, T and P ask for dates. */
export function useRoving({ layout, viewport, selected, onSelect, onEdit }: Given): Roving {
  const list = useRef<HTMLDivElement>(null)
  const [last, setLast] = useState<string>()
  const [active, setActive] = useState<string>()
  const wanted = useRef<string | undefined>(undefined)
  const current = [last, selected].find((id) => find(layout, id)) ?? firstOf(layout)
  useEffect(() => {
    if (wanted.current === undefined || wanted.current !== current) return
    wanted.current = undefined
    elementOf(list.current, current)?.focus({ preventScroll: true })
  }, [current])
  const go = (direction: Direction) => {
    const next = current && neighbour(layout, current, direction)
    const placed = find(layout, next)
    if (!next || !placed) return
    wanted.current = next
    setLast(next)
    viewport.reveal(placed.mark.stone, placed.base)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const ask = askedOf("map", event)
    if (!ask || !current) return
    if (isDirection(ask)) go(ask)
    else if (ask === "open") onSelect(`milestone:${current}`)
    else if (ask === "leave") onSelect(undefined)
    else if (onEdit && ask === "target") onEdit({ id: current, wish: "target" })
    else if (onEdit && ask === "promise") onEdit({ id: current, wish: "commitment" })
    else return
    event.preventDefault()
  }
  const keeping = useRef(false)
  const onFocus = (event: FocusEvent) => {
    const id = event.target.getAttribute("data-milestone") ?? undefined
    setLast(id)
    setActive(id)
    // Who comes to it by keyboard sees it; it stays where it is under a pointer, and where it merely keeps the focus.
    const placed = find(layout, id)
    if (placed && !keeping.current && event.target.matches(":focus-visible"))
      viewport.reveal(placed.mark.stone, placed.base)
  }
  // On the way from a milestone to its flags they must stay where they are.
  const onBlur = (event: FocusEvent) => {
    if (!(event.relatedTarget instanceof Element && event.relatedTarget.closest("[data-flag]"))) setActive(undefined)
  }
  const focused = useRef(active)
  focused.current = active
  const keepFocus = useCallback(() => {
    if (focused.current === undefined || document.activeElement !== document.body) return
    keeping.current = true
    elementOf(list.current, focused.current)?.focus({ preventScroll: true })
    keeping.current = false
  }, [])
  return { list, current, active, onKeyDown, onFocus, onBlur, keepFocus }
}

const DIRECTIONS: ReadonlySet<AskIn<"map">> = new Set(["earlier", "later", "up", "down", "first", "last"])

function isDirection(ask: AskIn<"map">): ask is Direction {
  return DIRECTIONS.has(ask)
}

function firstOf({ lanes }: Layout): string | undefined {
  return lanes.find(({ placed }) => placed.length > 0)?.placed[0]?.mark.id
}

function elementOf(list: HTMLElement | null, id: string): SVGGElement | null {
  return list?.querySelector<SVGGElement>(`[data-milestone="${CSS.escape(id)}"]`) ?? null
}
