import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react"
import { flushSync } from "react-dom"
import type { Layout } from "@/map/layout"
import type { Mark } from "@/map/mark"
import type { Picture } from "@/map/picture"
import type { Look } from "@/map/tiles/look"
import type { Subject } from "@/map/tiles/painter"
import { sceneOf } from "@/map/tiles/scene"
import { useLook, useTiles } from "@/map/tiles/use-tiles"
import type { Viewport } from "@/map/use-viewport"

/** What the paper shows: a layout, without a milestone that is held in front of it. */
export type Showing = Subject & { readonly layout: Layout; readonly held: string | undefined }

export type Paper = {
  /** What it shows now, which everything else on the map goes by; nothing until the first of it is there. */
  readonly shown: Showing | undefined
  readonly sheet: RefObject<HTMLDivElement | null>
  /** What it is painted by. */
  readonly look: Look
}

type Given = {
  /** What is to be shown. */
  readonly layout: Layout
  readonly picture: Picture
  readonly viewport: Viewport
  /** A milestone to be held in front. */
  readonly held: string | undefined
  /** Is marked while something is still to come. */
  readonly board: RefObject<HTMLElement | null>
}

/** The paper that the map is drawn on: it is painted beside the page, and follows the plan and the window. */
export function usePaper({ layout, picture, viewport, held, board }: Given): Paper {
  const { present, windowOn, drawnFor, watch, scale } = viewport
  const [shown, setShown] = useState<Showing>()
  const sheet = useRef<HTMLDivElement>(null)
  const [look, readLook] = useLook()
  const last = useRef<Showing>(undefined)
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  const onShown = useCallback(
    (now: Showing) => {
      const isZoom = last.current?.scene === now.scene && now.layout.perDay !== now.scale.perDay
      last.current = now
      cancelAnimationFrame(frame.current)
      // What is only stretched to another scale can follow by itself: together it would be too much for one frame.
      if (isZoom) frame.current = requestAnimationFrame(() => flushSync(() => drawnFor(now.scale)))
      // In the frame that shows it, so that names, signs and what can be taken hold of stand where they are seen.
      else
        flushSync(() => {
          setShown(now)
          drawnFor(now.scale)
        })
    },
    [drawnFor],
  )
  const onBusy = useCallback(
    (isBusy: boolean) => {
      if (board.current && board.current.ariaBusy !== String(isBusy)) board.current.ariaBusy = String(isBusy)
    },
    [board],
  )
  const { show, moved } = useTiles<Showing>(sheet, { windowOn, present, onShown, onBusy, onLate: readLook })
  const { links, today } = picture
  const scene = useMemo(() => sceneOf(layout, { links, today }, held), [layout, links, today, held])
  const subject = useMemo(() => ({ scene, layout, held, look }), [scene, layout, held, look])
  // Whenever the scale that is drawn for changes, though the one that is shown may be ahead of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => show({ ...subject, scale: present() }), [show, subject, present, scale])
  useEffect(() => watch({ moved, zoomed: (next) => show({ ...subject, scale: next }) }), [watch, moved, show, subject])
  return { shown, sheet, look }
}

/** Milestones that stand in front of the paper: the one that is moved, and one that the paper does not show yet. */
export function useHeld(layout: Layout, draft: Mark | undefined, shown: Showing | undefined): readonly Mark[] {
  return useMemo(() => {
    const left = shown?.held === draft?.id ? undefined : markIn(layout, shown?.held)
    return [draft, left].filter((mark) => mark !== undefined)
  }, [layout, draft, shown])
}

function markIn({ lanes }: Layout, id: string | undefined): Mark | undefined {
  if (id === undefined) return undefined
  return lanes.flatMap(({ placed }) => placed).find(({ mark }) => mark.id === id)?.mark
}
