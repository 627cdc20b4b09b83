import { type Step, type TimeScale, ticks } from "@/drawing/timescale"

/** Upright lines where a step begins; `weekStart` is 1 for Monday to 7 for Sunday. */
export function gridPath(scale: TimeScale, step: Step, top: number, bottom: number, weekStart: number): string {
  return ticks(step, scale.start, scale.finish, weekStart)
    .map((at) => scale.x(at))
    .filter((x) => x >= scale.left && x <= scale.right)
    .map((x) => `M${Math.round(x * 10) / 10},${top}V${bottom}`)
    .join("")
}
