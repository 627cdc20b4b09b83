import { inTens } from "@/drawing/chance"
import { fitted, measure } from "@/drawing/measure"
import { finishWords } from "@/drawing/time"
import type { Detail } from "@/map/detail"
import { chanceOf, type Mark } from "@/map/mark"
import { say } from "@/words/words"

/** The words of a milestone: its name, its chance (or why there is none) and, where there is room, its honest date. */
export type Label = {
  readonly name: string
  readonly chance: string
  readonly date: string
  readonly nameWidth: number
  readonly width: number
}

const WORD_GAP = 7
const BOLD = 600

export function labelOf(mark: Mark, detail: Detail): Label {
  const name = fitted(mark.name, detail.nameWidth, { size: detail.font, weight: BOLD })
  const chance = chanceWords(mark)
  const date = detail.dated ? dateWords(mark) : ""
  const nameWidth = measure(name, { size: detail.font, weight: BOLD })
  const first = nameWidth + (chance ? WORD_GAP + measure(chance, { size: detail.font }) : 0)
  const second = date ? measure(date, { size: detail.font - 1 }) : 0
  return { name, chance, date, nameWidth: nameWidth + WORD_GAP, width: Math.max(first, second) }
}

/** What stands after the name. */
export function chanceWords(mark: Mark): string {
  switch (mark.standing) {
    case "reached":
      return say("map.reached")
    case "no-basis":
      return say("map.noForecast")
    case "pending":
      return say("map.computing")
    case "open":
      return chanceOf(mark) === undefined ? "" : inTens(chanceOf(mark))
  }
}

/** The honest date, or the one there is. */
export function dateWords(mark: Mark): string {
  const day = finishWords(mark.stone, "full")
  switch (mark.standing) {
    case "reached":
      return say("map.reachedOn", { day })
    case "open":
      return say("map.atEighty", { day })
    default:
      return say("map.plannedFor", { day })
  }
}
