import { percent } from "@/drawing/chance"
import type { Hill, Wall } from "@/drawing/hill"
import { finishWords } from "@/drawing/time"
import { say } from "@/words/words"

/** "21 % on 15 Apr". */
export function wallWords({ at, share }: Wall): string {
  return say("drawing.wall", { share: percent(share), day: finishWords(at, "short") })
}

/** What ends at one moment, as sentences; nothing where nothing does. */
export function wallsTold(shape: Hill | null): string {
  const walls = shape?.walls ?? []
  return walls
    .map(({ at, share }) => say("drawing.wallTold", { share: percent(share), day: finishWords(at) }))
    .join(" ")
}
