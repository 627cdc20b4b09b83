import { fieldWords, valueWords, whatWords } from "@/panel/telling"
import type { Change } from "@/replica/change"
import type { Draft } from "@/replica/draft"
import type { Fields } from "@/replica/effect"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

/** What an edit of mine was to do, in words that can be handed on: "PVT exit, Target: 21 May 2027". */
export function draftWords(plan: PlanState, { changes }: Pick<Draft, "changes">): string {
  return changes.flatMap((change) => changeWords(plan, change)).join("; ")
}

function changeWords(plan: PlanState, change: Change): string[] {
  if (change.op === "add") {
    const { name = change.id ?? null, ...rest } = change.fields
    const what = valueWords(plan, name)
    return [say("plan.mineAdd", { what }), ...fieldsWords(plan, what, rest)]
  }
  const what = whatWords(plan, change.kind, change.id)
  switch (change.op) {
    case "set":
      return fieldsWords(plan, what, change.fields)
    case "remove":
      return [say("plan.mineRemove", { what })]
    case "move":
      return [say("plan.mineMove", { what })]
    case "rename":
      return [say("plan.mineRename", { what, to: change.to })]
  }
}

function fieldsWords(plan: PlanState, name: string, fields: Fields): string[] {
  return Object.entries(fields).map(([field, value]) =>
    say("plan.mineSet", {
      what: say("plan.field", { name, field: fieldWords(field) }),
      value: valueWords(plan, value),
    }),
  )
}
