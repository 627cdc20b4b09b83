import { linkPath } from "@/drawing/shapes"
import type { Minutes } from "@/drawing/time"
import type { TimeScale } from "@/drawing/timescale"
import type { Layout, Placed } from "@/map/layout"
import type { Link } from "@/map/links"
import type { DrawnMark } from "@/map/mark"

/** A milestone that a link may lead to. */
type Stop = { readonly base: number; readonly mark: Pick<DrawnMark, "stone" | "band"> }

export function placedById(layout: Layout): Map<string, Placed> {
  return new Map(layout.lanes.flatMap(({ placed }) => placed.map((each) => [each.mark.id, each] as const)))
}

/** Curves from the stone of one milestone to the beginning of the next, as one path; a link to one unknown is left out. */
export function pathOf(links: readonly Link[], byId: ReadonlyMap<string, Stop>, scale: TimeScale): string {
  return links
    .map(([first, then]) => {
      const [a, b] = [byId.get(first), byId.get(then)]
      return a && b ? linkPath(scale.x(a.mark.stone), a.base, scale.x(beginOf(b)), b.base) : ""
    })
    .join("")
}

/** Where a link to a milestone ends. */
export function beginOf({ mark: { band, stone } }: Stop): Minutes {
  return band ? band[0] : stone
}
