import { hill, risen } from "@/drawing/hill"
import { DAY, finishWords, type Minutes } from "@/drawing/time"
import type { Stretch } from "@/drawing/window"
import { say } from "@/words/words"

/** On which side of a drawing a date lies that has no room on its axis. */
export type Side = "before" | "after"

/** A wish that lies too far from a hill to be drawn beside it. */
export type FarWish = { readonly what: "target" | "promise"; readonly at: Minutes; readonly side: Side }

type Wishes = { readonly target: Minutes | undefined; readonly promise: Minutes | undefined }

/** So many times as wide as the hill may be the way to a date on the same axis; within so long it always is. */
const FAR = 3
const NEAR = 60 * DAY

/** From where to where futures end as far as it can be seen. */
export function livesIn(quantiles: readonly Minutes[]): Stretch {
  const shape = hill(quantiles)
  if (shape) return risen(shape, 100, 1)
  return { start: quantiles[0] ?? 0, finish: quantiles.at(-1) ?? 0 }
}

/** The side on which a date lies too far from a stretch; undefined where it is near. */
export function sideOf(at: Minutes, { start, finish }: Stretch): Side | undefined {
  const most = Math.max((finish - start) * FAR, NEAR)
  if (start - at > most) return "before"
  return at - finish > most ? "after" : undefined
}

/** The wishes beside which the hill of the quantiles would be no more than a line. */
export function farWishes({ target, promise }: Wishes, quantiles: readonly Minutes[]): FarWish[] {
  const near = livesIn(quantiles)
  const wishes = [
    { what: "target", at: target },
    { what: "promise", at: promise },
  ] as const
  return wishes.flatMap(({ what, at }) => {
    const side = at === undefined ? undefined : sideOf(at, near)
    return at === undefined || side === undefined ? [] : [{ what, at, side }]
  })
}

/** "Target, 31 Dec 2099". */
export function farWords({ what, at }: FarWish): string {
  return say(what === "target" ? "drawing.farTarget" : "drawing.farPromise", { day: finishWords(at, "full") })
}

/** All of them in one sentence; nothing where there are none. */
export function farTold(far: readonly FarWish[]): string {
  return far.length === 0 ? "" : say("drawing.far", { dates: far.map(farWords).join("; ") })
}
