import { useMemo } from "react"
import { fitted, measure } from "@/drawing/measure"
import type { Detail } from "@/map/detail"
import { type FarDate, farFrom, livesIn } from "@/map/far"
import type { View } from "@/map/head-rows"
import type { Label } from "@/map/label"
import type { Layout } from "@/map/layout"
import type { Picture } from "@/map/picture"
import { find } from "@/map/place"
import { WordsAt } from "@/map/signs"

type FarNamesProps = { picture: Picture; layout: Layout; view: View }

const AIR = 6

/** The names of milestones beside those of their flags that stand far away from them. */
export function FarNames({ picture: { lanes, today }, layout, view }: FarNamesProps) {
  const far = useMemo(
    () => farFrom(lanes, livesIn(lanes, today)).filter(({ what }) => what !== "stone"),
    [lanes, today],
  )
  const { detail } = layout
  return (
    // What is read aloud of a milestone has its dates.
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g aria-hidden="true" pointerEvents="none">
      {seenOf(far, view).map((date) => {
        const placed = find(layout, date.mark.id)
        if (!placed) return null
        const at = {
          left: view.scale.x(date.at) + detail.cloth + AIR,
          first: placed.base - detail.pole + detail.cloth * 0.42 + detail.font * 0.35,
        }
        const key = date.mark.id + date.what
        return <WordsAt key={key} label={nameOf(date, detail)} at={at} font={detail.font} colour="var(--ink)" />
      })}
    </g>
  )
}

/** Those in a part of the drawing, of two flags at one place one. */
function seenOf(far: readonly FarDate[], { scale: { x }, left, right }: View): FarDate[] {
  const seen = far.filter(({ at }) => x(at) >= left && x(at) <= right)
  return seen.filter(
    ({ mark, at }, place) => !seen.slice(0, place).some((each) => each.mark === mark && x(at) - x(each.at) < 24),
  )
}

function nameOf({ mark }: FarDate, { font, nameWidth }: Detail): Label {
  const look = { size: font, weight: 600 }
  const name = fitted(mark.name, nameWidth, look)
  return { name, chance: "", date: "", nameWidth: measure(name, look), width: measure(name, look) }
}
