import { firstDayOfWeek } from "@/drawing/timescale"
import type { Detail } from "@/map/detail"
import type { Layout, Placed } from "@/map/layout"
import type { DrawnMark } from "@/map/mark"
import type { Picture } from "@/map/picture"
import { presentLocale } from "@/words/words"

/** A milestone with its place, as it is painted. */
export type Painted = Omit<Placed, "mark"> & { readonly mark: DrawnMark }

/** All that stands on the paper of the map, as one who knows neither the plan nor the page can paint it. */
export type Scene = {
  readonly detail: Detail
  /** By how many pixels a day the milestones are laid out. */
  readonly perDay: number
  readonly height: number
  readonly placed: readonly Painted[]
  /** The upper edges of lanes. */
  readonly edges: readonly number[]
  /** Which waits for which. */
  readonly links: readonly (readonly [first: string, then: string])[]
  readonly today: number
  /** 1 for Monday to 7 for Sunday. */
  readonly weekStart: number
}

/** What is painted of a layout, without a milestone that is held in front of it. */
export function sceneOf(layout: Layout, { links, today }: Pick<Picture, "links" | "today">, held?: string): Scene {
  const { detail, perDay, height, lanes } = layout
  return {
    detail,
    perDay,
    height,
    placed: lanes.flatMap(({ placed }) => placed.filter(({ mark }) => mark.id !== held)),
    edges: lanes.map(({ top }) => top).filter((top) => top > 0),
    links: detail.linked ? links : [],
    today,
    weekStart: firstDayOfWeek(presentLocale()),
  }
}
