import { type DateChange, DatePopover, type Editing } from "@/map/date-popover"
import { headOf } from "@/map/detail"
import type { Draft } from "@/map/flag-handle"
import { HoverCard } from "@/map/hover-card"
import type { Layout } from "@/map/layout"
import type { Mark } from "@/map/mark"
import { useDrawn } from "@/map/passing"
import { find, footOf } from "@/map/place"
import type { Viewport } from "@/map/use-viewport"

type OverlayProps = {
  layout: Layout
  viewport: Viewport
  hovered: string | undefined
  draft: Draft | undefined
  draftMark: Mark | undefined
  editing: Editing | undefined
  onChange: (id: string, change: DateChange) => void
  onClose: () => void
}

/** What floats over the drawing: exact figures, and the date that is being typed. */
export function BoardOverlay({
  layout,
  viewport,
  hovered,
  draft,
  draftMark,
  editing,
  onChange,
  onClose,
}: OverlayProps) {
  const { scale } = useDrawn(viewport)
  const edited = find(layout, editing?.id)
  const told = find(layout, draft?.id ?? hovered)
  return (
    <>
      {told && !editing && (
        <HoverCard
          key={draft ? "draft" : told.mark.id}
          mark={draftMark ?? told.mark}
          wish={draft?.wish}
          left={draft ? scale.x(draft.at) : scale.x(told.mark.stone)}
          top={told.base + footOf(layout) + 6}
        />
      )}
      {edited && editing && (
        <DatePopover
          key={`${editing.id} ${editing.wish}`}
          mark={edited.mark}
          wish={editing.wish}
          left={scale.x(edited.mark[editing.wish] ?? edited.mark.stone)}
          top={edited.base - headOf(layout.detail)}
          onChange={(change) => onChange(editing.id, change)}
          onClose={onClose}
        />
      )}
    </>
  )
}
