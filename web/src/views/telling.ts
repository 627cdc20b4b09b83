import { dayWords, finishWords } from "@/drawing/time"
import { readWindow } from "@/drawing/window"
import { titleOf, titleOfId } from "@/entity/entity"
import { readReference } from "@/entity/kinds"
import { readFilter } from "@/objectives/filter"
import type { PlanState } from "@/replica/state"
import type { Shown } from "@/views/shown"
import { say } from "@/words/words"

/** What is looked at, in words: "Map, lanes by objectives, “beta”, 2 Nov 2026 to 31 Mar 2027". */
export function shownWords(plan: PlanState, { view, search }: Shown): string {
  const { lanes, find, window, table, of, entity, at, sel } = search
  const { text, is } = readFilter(find)
  const stretch = readWindow(window)
  const parts = [
    say(`app.${view}`),
    of !== undefined && subjectWords(plan, of),
    entity !== undefined && say("views.of", { name: titleOfId(plan, entity) }),
    lanes && say("views.lanes", { lanes }),
    is && say("views.narrowed", { is }),
    text !== "" && say("views.finding", { text }),
    stretch && say("views.window", { start: dayWords(stretch.start), finish: finishWords(stretch.finish) }),
    table && say("views.asTable"),
    at !== undefined && say("views.at", { number: at }),
    sel !== undefined && say("views.selected", { name: nameOf(plan, sel) }),
  ]
  return parts.filter((part) => typeof part === "string").join(", ")
}

function subjectWords(plan: PlanState, of: string): string {
  const subject = readReference(of)
  return subject?.kind === "plan" ? say("views.ofFinish") : say("views.of", { name: nameOf(plan, of) })
}

function nameOf(plan: PlanState, text: string): string {
  const reference = readReference(text)
  if (!reference) return text
  return reference.kind === "plan" ? titleOf(plan.settings) : titleOfId(plan, reference.id)
}
