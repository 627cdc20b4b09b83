import { type MouseEvent, type PointerEvent, type ReactNode, type RefObject, useCallback, useMemo } from "react"
import { finishText } from "@/drawing/time"
import type { DateChange, Editing } from "@/map/date-popover"
import { FarNames } from "@/map/far-names"
import { type Draft, FlagHandle } from "@/map/flag-handle"
import { Front } from "@/map/front"
import type { View } from "@/map/head-rows"
import type { Layout } from "@/map/layout"
import classes from "@/map/map.module.css"
import type { Mark } from "@/map/mark"
import { Options } from "@/map/options"
import { OwnLinks } from "@/map/own-links"
import { useDrawn } from "@/map/passing"
import type { Picture } from "@/map/picture"
import { find, hit } from "@/map/place"
import { drawnFor, transformOf } from "@/map/stretch"
import { useRoving } from "@/map/use-roving"
import type { Still } from "@/map/use-still"
import type { Viewport } from "@/map/use-viewport"

type DrawingProps = {
  picture: Picture
  layout: Layout
  viewport: Viewport
  still: Still | undefined
  /** Holds the tiles of the paper. */
  sheet: RefObject<HTMLDivElement | null>
  /** Milestones that are held in front of the paper, as they stand now. */
  held: readonly Mark[]
  selected: string | undefined
  hovered: string | undefined
  draft: Draft | undefined
  draftMark: Mark | undefined
  mayEdit: boolean
  onHover: (id: string | undefined) => void
  onSelect: (selection: string | undefined) => void
  onDraft: (draft: Draft | undefined) => void
  onChange: (id: string, change: DateChange) => void
  onEdit: (editing: Editing) => void
  isPanned: () => boolean
}

/** Lanes, links and milestones on their paper, and what one can take hold of. */
export function Drawing(props: DrawingProps) {
  const { picture, layout, viewport, still, sheet, held, selected, hovered, draft, draftMark, mayEdit } = props
  const { onHover, onSelect, onDraft, onChange, onEdit, isPanned } = props
  const { scale, present } = viewport
  const roving = useRoving({ layout, viewport, selected, onSelect, ...(mayEdit ? { onEdit } : {}) })
  const at = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return hit(layout, present(), event.clientX - box.left, event.clientY - box.top)?.mark.id
  }
  const click = (event: MouseEvent<HTMLElement>) => {
    if (isPanned()) return
    const target = event.target as Element
    if (target.closest("[data-flag]")) return
    const id = target.closest("[data-milestone]")?.getAttribute("data-milestone") ?? at(event)
    onSelect(id ? `milestone:${id}` : undefined)
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType !== "mouse" || event.buttons > 0) return
    if (!(event.target as Element).closest("[data-flag]")) onHover(at(event))
  }
  const drop = useCallback(
    ({ id, wish, at: date }: Draft) => onChange(id, { wish, date: finishText(date) }),
    [onChange],
  )
  const grasped = useMemo(
    () => [...new Set([draft?.id ?? hovered, selected, roving.active])].filter((id) => id !== undefined),
    [draft, hovered, selected, roving.active],
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what can be operated stands inside; this finds it by its place
    // biome-ignore lint/a11y/useKeyWithClickEvents: the milestones inside have their keys
    <div
      className={classes.drawing}
      data-paper="true"
      onClick={click}
      onPointerMove={move}
      onPointerLeave={() => onHover(undefined)}
    >
      <div ref={sheet} className={classes.tiles} />
      <div className={classes.stretch} {...drawnFor(scale)}>
        <Sheet viewport={viewport}>
          {(drawn) => (
            <>
              <OwnLinks links={picture.links} layout={layout} scale={drawn.scale} of={hovered ?? selected} />
              <Front
                layout={layout}
                scale={drawn.scale}
                held={held}
                selected={selected}
                focused={roving.active}
                around={[hovered, draft?.id]}
              />
            </>
          )}
        </Sheet>
        <Options still={still} base={scale} selected={selected} roving={roving} />
        <Sheet viewport={viewport}>
          {(drawn) => (
            <>
              <FarNames picture={picture} layout={layout} view={drawn} />
              {mayEdit &&
                grasped.map((id) => (
                  <Handles
                    key={id}
                    id={id}
                    layout={layout}
                    scale={drawn.scale}
                    draft={draft}
                    draftMark={draftMark}
                    onDraft={onDraft}
                    onDrop={drop}
                    onOpen={(wish) => onEdit({ id, wish })}
                  />
                ))}
            </>
          )}
        </Sheet>
      </div>
    </div>
  )
}

/** Something drawn in front of the paper, which while one zooms is drawn for what the paper shows. */
function Sheet({ viewport, children }: { viewport: Viewport; children: (drawn: View) => ReactNode }) {
  const drawn = useDrawn(viewport)
  return (
    // One pixel large, and drawn beyond: what changes its size is laid out anew as a whole, each time one zooms.
    <svg
      className={classes.strip}
      width={1}
      height={1}
      role="none"
      style={{ transform: transformOf(drawn.scale, viewport.scale) }}
    >
      {children(drawn)}
    </svg>
  )
}

type HandlesProps = Omit<React.ComponentProps<typeof FlagHandle>, "mark" | "wish" | "base" | "detail"> & {
  id: string
  layout: Layout
  draftMark: Mark | undefined
}

/** What one takes hold of at one milestone. */
function Handles({ id, layout, draftMark, ...rest }: HandlesProps) {
  const placed = find(layout, id)
  if (!placed || placed.mark.standing === "reached") return null
  const mark = draftMark?.id === id ? draftMark : placed.mark
  const own = { ...rest, mark, base: placed.base, detail: layout.detail }
  return (
    <>
      <FlagHandle
        {...own}
        wish="target"
        draft={rest.draft?.wish === "target" && rest.draft.id === id ? rest.draft : undefined}
      />
      <FlagHandle
        {...own}
        wish="commitment"
        draft={rest.draft?.wish === "commitment" && rest.draft.id === id ? rest.draft : undefined}
      />
    </>
  )
}
