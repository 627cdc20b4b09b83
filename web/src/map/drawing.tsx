import { type MouseEvent, memo, type PointerEvent, useCallback, useMemo } from "react"
import { gridPath } from "@/drawing/grid"
import type { Span } from "@/drawing/rows"
import { finishText } from "@/drawing/time"
import { firstDayOfWeek, rhythm, TimeScale } from "@/drawing/timescale"
import type { DateChange, Editing } from "@/map/date-popover"
import { FarNames } from "@/map/far-names"
import { type Draft, FlagHandle } from "@/map/flag-handle"
import type { View } from "@/map/ground"
import type { Layout, PlacedLane } from "@/map/layout"
import { LinkLines } from "@/map/link-lines"
import classes from "@/map/map.module.css"
import type { Mark } from "@/map/mark"
import { Milestones } from "@/map/milestones"
import type { Picture } from "@/map/picture"
import { find, hit } from "@/map/place"
import { drawnFor, transformOf } from "@/map/stretch"
import { useRoving } from "@/map/use-roving"
import type { Viewport } from "@/map/use-viewport"
import { presentLocale } from "@/words/words"

type DrawingProps = {
  picture: Picture
  layout: Layout
  viewport: Viewport
  /** For what it is drawn. */
  ground: View
  /** The ground comes before the milestones. */
  isHeld: boolean
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
  /** Told whether all that is to be drawn is there. */
  onThere: (isThere: boolean) => void
  isPanned: () => boolean
}

/** Lanes, links and milestones on their paper, and what one can take hold of. */
export function Drawing(props: DrawingProps) {
  const { picture, layout, viewport, ground, selected, hovered, draft, draftMark, mayEdit } = props
  const { isHeld, onThere, onHover, onSelect, onDraft, onChange, onEdit, isPanned } = props
  const { scale, base, part, far, settled } = viewport
  const isStill = ground.scale.perDay === settled
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
  const linked = useMemo(() => (isStill ? far : { ...part, ...ground }), [isStill, far, part, ground])
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
      <div className={classes.stretch} {...drawnFor(base)}>
        {/* One pixel large, and drawn beyond: what changes its size is laid out anew as a whole, each time one zooms. */}
        <svg
          className={classes.strip}
          width={1}
          height={1}
          role="none"
          style={{ transform: transformOf(ground.scale, base) }}
        >
          <Grid
            scale={ground.scale}
            part={isStill ? far : ground}
            lanes={layout.lanes}
            height={layout.height}
            today={picture.today}
          />
          <LinkLines
            links={picture.links}
            layout={layout}
            scale={ground.scale}
            part={linked}
            around={hovered ?? selected}
          />
        </svg>
        <Milestones
          layout={layout}
          viewport={viewport}
          ground={ground.scale}
          selected={selected}
          hovered={hovered}
          draft={draft}
          draftMark={draftMark}
          roving={roving}
          isHeld={isHeld}
          onThere={onThere}
        />
        <svg className={classes.strip} width={1} height={1} role="none" style={{ transform: transformOf(scale, base) }}>
          <FarNames picture={picture} layout={layout} scale={scale} part={part} />
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
    </div>
  )
}

type GridProps = { scale: TimeScale; part: Span; lanes: readonly PlacedLane[]; height: number; today: number }

/** Upright lines of time, lines between lanes, and where we are. */
const Grid = memo(function Grid({ scale, part, lanes, height, today }: GridProps) {
  const { major, minor } = rhythm(scale.perDay)
  const seen = new TimeScale(scale.at(part.left), scale.at(part.right), part.left, part.right)
  const weekStart = firstDayOfWeek(presentLocale())
  const fine = minor && minor !== "day" ? gridPath(seen, minor, 0, height, weekStart) : ""
  const between = lanes
    .filter(({ top }) => top > 0)
    .map(({ top }) => `M${Math.max(part.left, 0)},${top + 0.5}H${part.right}`)
    .join("")
  return (
    <g strokeWidth={1}>
      <path d={fine} stroke="var(--line)" strokeOpacity={0.6} />
      <path d={gridPath(seen, major, 0, height, weekStart)} stroke="var(--line)" />
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
