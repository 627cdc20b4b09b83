import { DAY, finishWords, type Minutes } from "@/drawing/time"
import type { Stretch } from "@/drawing/window"
import type { Lane } from "@/map/lanes"
import type { Mark, Wish } from "@/map/mark"
import { say } from "@/words/words"

/** A date that lies far from where the plan lives: a wish, or the milestone itself. */
export type FarDate = { readonly mark: Mark; readonly what: Wish | "stone"; readonly at: Minutes }

/** So many times as long as all that is near may be the way to what is near too; within so long everything is. */
const FAR = 3
const NEAR = 3 * 365 * DAY
/** Where more of all dates than this lie far away, that is what the plan is like. */
const MOST = 1 / 3
/** Of the 201 quantiles: what is later may be scrolled to. */
const TAIL = 190

/**
 * The stretch in which a plan lives: it holds today, and all dates but the few that are so far from all others that one
 * could not tell these apart beside them.
 */
export function livesIn(lanes: readonly Lane[], today: Minutes): Stretch {
  const moments = lanes.flatMap((lane) => lane.marks.flatMap(momentsOf)).sort((a, b) => a - b)
  const middle = moments[moments.length >> 1] ?? today
  const near = grown(moments, { start: Math.min(today, middle), finish: Math.max(today, middle) })
  const far = moments.filter((at) => at < near.start || at > near.finish)
  if (far.length <= moments.length * MOST) return near
  return { start: Math.min(today, moments[0] ?? today), finish: Math.max(today, moments.at(-1) ?? today) }
}

/** A stretch with everything that is near it, and near that. */
function grown(moments: readonly Minutes[], { start, finish }: Stretch): Stretch {
  let [first, last] = [start, finish]
  let before = moments.findLastIndex((at) => at < first)
  let behind = moments.findIndex((at) => at > last)
  const takes = (at: Minutes | undefined, from: Minutes) =>
    at !== undefined && Math.abs(at - from) <= Math.max((last - first) * FAR, NEAR)
  for (;;) {
    const [earlier, later] = [moments[before], behind < 0 ? undefined : moments[behind]]
    if (takes(later, last)) [last, behind] = [later as Minutes, behind + 1]
    else if (takes(earlier, first)) [first, before] = [earlier as Minutes, before - 1]
    else return { start: first, finish: last }
  }
}

export function momentsOf({ stone, target, commitment, band, quantiles }: Mark): Minutes[] {
  const spread = quantiles ? [quantiles[1], quantiles[TAIL]] : []
  return [stone, target, commitment, ...(band ?? []), ...spread].filter(
    (at) => at !== undefined && Number.isFinite(at),
  ) as Minutes[]
}

/** What lies outside a stretch, the earliest first; of a milestone that does so itself, only that. */
export function farFrom(lanes: readonly Lane[], near: Stretch): FarDate[] {
  const far = lanes.flatMap((lane) => lane.marks.flatMap((mark) => farOf(mark, near)))
  return far.sort((a, b) => a.at - b.at)
}

function farOf(mark: Mark, near: Stretch): FarDate[] {
  if (!isIn(mark.stone, near)) return [{ mark, what: "stone", at: mark.stone }]
  return (["target", "commitment"] as const).flatMap((what) => {
    const at = mark[what]
    return at === undefined || isIn(at, near) ? [] : [{ mark, what, at }]
  })
}

/** A mark as far as it lies in a stretch: without wishes beyond. */
export function nearOf(mark: Mark, near: Stretch): Mark {
  const far = farOf(mark, near)
  if (far.length === 0) return mark
  const kept = (wish: Wish) => (far.some(({ what }) => what === wish) ? undefined : mark[wish])
  return { ...mark, target: kept("target"), commitment: kept("commitment") }
}

export function isIn(at: Minutes, { start, finish }: Stretch): boolean {
  return at >= start && at <= finish
}

/** "Target of Beta, 31 Dec 2099"; of what stands far away itself, its name and day. */
export function farWords({ mark: { name }, what, at }: FarDate): string {
  const day = finishWords(at, "full")
  if (what === "stone") return say("map.farStone", { name, day })
  return say(what === "target" ? "map.farTarget" : "map.farPromise", { name, day })
}
