import type { RevisionDocument } from "@/api/types"
import { same } from "@/entity/entity"
import { fieldWords, valueWords, whatWords } from "@/panel/telling"
import type { Effect, Fields } from "@/replica/effect"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

/** Names of entities are said, not where they stand in a list. */
const UNSAID: ReadonlySet<string> = new Set(["order", "id"])

/** What a revision did, each field with its values before and after; `plan` has the names. */
export function effectLines(plan: PlanState, { effects }: Pick<RevisionDocument, "effects">): string[] {
  return (effects as unknown as Effect[]).flatMap((effect) => linesOf(plan, effect))
}

function linesOf(plan: PlanState, { kind, id, before, after }: Effect): string[] {
  const name = nameIn(before) ?? nameIn(after) ?? whatWords(plan, kind, id)
  if (before === null) return [say("history.added", { what: name })]
  if (after === null) return [say("history.gone", { what: name })]
  return Object.keys({ ...before, ...after })
    .filter((field) => !UNSAID.has(field) && !same(before[field], after[field]))
    .map((field) =>
      say("history.fromTo", {
        what: say("plan.field", { name, field: fieldWords(field) }),
        from: valueWords(plan, before[field]),
        to: valueWords(plan, after[field]),
      }),
    )
}

function nameIn(fields: Fields | null): string | undefined {
  return typeof fields?.name === "string" ? fields.name : undefined
}
