import { type MouseEvent, memo, type PointerEvent, useCallback, useMemo } from "react"
import { gridPath } from "@/drawing/axis"
import type { Span } from "@/drawing/rows"
import { finishText } from "@/drawing/time"
import { rhythm, TimeScale } from "@/drawing/timescale"
import type { DateChange, Editing } from "@/map/date-popover"
import { type Draft, FlagHandle } from "@/map/flag-handle"
import type { Views } from "@/map/follow"
import type { Layout, Placed, PlacedLane } from "@/map/layout"
import { LinkLines } from "@/map/link-lines"
import classes from "@/map/map.module.css"
import type { Mark } from "@/map/mark"
import { Milestone } from "@/map/milestone"
import type { Picture } from "@/map/picture"
import { find, hit, isIn } from "@/map/place"
import { drawnFor } from "@/map/stretch"
import type { Strip } from "@/map/strip"
import { StripDrawing } from "@/map/strip-drawing"
import { GROUND } from "@/map/use-pieces"
import { useRoving } from "@/map/use-roving"
import type { Viewport } from "@/map/use-viewport"
import { say } from "@/words/words"

type DrawingProps = {
  picture: Picture
  layout: Layout
  viewport: Viewport
  strips: readonly Strip[]
  /** For what they and the ground are drawn. */
  views: Views
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
  const { picture, layout, viewport, strips, views, selected, hovered, draft, draftMark, mayEdit } = props
  const { onHover, onSelect, onDraft, onChange, onEdit, isPanned } = props
  const { scale, part, far: wide, settled } = viewport
  const ground = views.get(GROUND.key)
  const isStill = ground?.scale.perDay === settled
  const far = layout.detail.label === "free"
  const roving = useRoving({ layout, viewport, selected, onSelect, ...(mayEdit ? { onEdit } : {}) })
  const at = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return hit(layout, scale, event.clientX - box.left, event.clientY - box.top)?.mark.id
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
  const inFront = frontOf([selected, hovered, draft?.id, roving.current], layout, strips, views)
  const held = useMemo(
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
      {/* One pixel large, and drawn beyond: what changes its size is laid out anew as a whole, each time one zooms. */}
      {ground && (
        <svg className={classes.strip} width={1} height={1} role="none" {...drawnFor(ground.scale)}>
          <Grid
            scale={ground.scale}
            part={isStill ? wide : ground}
            lanes={layout.lanes}
            height={layout.height}
            today={picture.today}
          />
          <LinkLines
            links={picture.links}
            layout={layout}
            scale={ground.scale}
            part={isStill ? wide : { ...part, ...ground }}
            around={hovered ?? selected}
          />
        </svg>
      )}
      <div
        role="listbox"
        aria-label={say("map.milestones")}
        ref={roving.list}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
        onBlur={roving.onBlur}
      >
        {strips.map((strip) => {
          const drawn = views.get(strip.key)
          return (
            drawn && (
              <StripDrawing
                key={strip.key}
                strip={strip}
                layout={layout}
                view={drawn}
                selected={inside(strip, selected)}
                current={inside(strip, roving.current)}
                dragged={inside(strip, draftMark?.id) ? draftMark : undefined}
              />
            )
          )
        })}
        <svg className={classes.strip} width={1} height={1} role="none" {...drawnFor(scale)}>
          {inFront.map((placed) => (
            <Milestone
              key={placed.mark.id}
              placed={placed}
              layout={layout}
              scale={scale}
              selected={placed.mark.id === selected}
              current={placed.mark.id === roving.current}
              dragged={placed.mark.id === draftMark?.id ? draftMark : undefined}
              front={far}
            />
          ))}
        </svg>
      </div>
      <svg className={classes.strip} width={1} height={1} role="none" {...drawnFor(scale)}>
        {mayEdit &&
          held.map((id) => (
            <Handles
              key={id}
              id={id}
              layout={layout}
              scale={scale}
              draft={draft}
              draftMark={draftMark}
              onDraft={onDraft}
              onDrop={drop}
              onOpen={(wish) => onEdit({ id, wish })}
            />
          ))}
      </svg>
    </div>
  )
}

/** Milestones to be drawn by themselves though their strip does not: from afar, or out of sight. */
function frontOf(
  ids: readonly (string | undefined)[],
  layout: Layout,
  strips: readonly Strip[],
  views: Views,
): Placed[] {
  const wanted = [...new Set(ids)].map((id) => find(layout, id)).filter((placed) => placed !== undefined)
  if (layout.detail.label === "free") return wanted
  return wanted.filter((placed) => {
    const strip = strips.find((each) => each.placed.includes(placed))
    const view = strip && views.get(strip.key)
    return !view || !isIn(placed, layout, view.scale, view)
  })
}

function inside({ placed }: Strip, id: string | undefined): string | undefined {
  return id !== undefined && placed.some(({ mark }) => mark.id === id) ? id : undefined
}

type GridProps = { scale: TimeScale; part: Span; lanes: readonly PlacedLane[]; height: number; today: number }

/** Upright lines of time, lines between lanes, and where we are. */
const Grid = memo(function Grid({ scale, part, lanes, height, today }: GridProps) {
  const { major, minor } = rhythm(scale.perDay)
  const seen = new TimeScale(scale.at(part.left), scale.at(part.right), part.left, part.right)
  const fine = minor && minor !== "day" ? gridPath(seen, minor, 0, height) : ""
  const between = lanes
    .filter(({ top }) => top > 0)
    .map(({ top }) => `M${Math.max(part.left, 0)},${top + 0.5}H${part.right}`)
    .join("")
  return (
    <g strokeWidth={1}>
      <path d={fine} stroke="var(--line)" strokeOpacity={0.6} />
      <path d={gridPath(seen, major, 0, height)} stroke="var(--line)" />
      <path d={between} stroke="var(--line)" />
      <path d={`M${scale.x(today)},0V${height}`} stroke="var(--accent)" strokeWidth={1.5} />
    </g>
  )
})

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
