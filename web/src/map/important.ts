import { level } from "@/drawing/chance"
import { concernsOf, urgency } from "@/map/attention"
import { chanceOf, type Mark, type Wish } from "@/map/mark"

/** Those that need attention: a promise at risk first, then what is unlikely; the most pressing first. */
export function concerned(marks: readonly Mark[]): Mark[] {
  const pressing = concernsOf(marks).filter((concern) => urgency(concern) !== "none")
  return [...new Set(pressing.map(({ mark }) => mark))]
}

/** All of them, whose name is to be read first: what needs attention, what is promised, what is open, what is reached. */
export function byImportance(marks: readonly Mark[]): Mark[] {
  const open = marks.filter(({ standing }) => standing !== "reached")
  const promised = open.filter(({ commitment }) => commitment !== undefined)
  return [...new Set([...concerned(marks), ...promised, ...open, ...marks])]
}

/** The date of a milestone that needs attention; undefined where none does. */
export function wishInDoubt(mark: Mark): Wish | undefined {
  const first = concernsOf([mark])[0]
  return first && urgency(first) !== "none" ? first.wish : undefined
}

export function isUnlikely(mark: Mark): boolean {
  return mark.standing === "open" && level(chanceOf(mark)) === "unlikely"
}
