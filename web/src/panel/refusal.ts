import { titleOfId } from "@/entity/entity"
import type { Reference } from "@/entity/kinds"
import { namedChains } from "@/entity/named-chains"
import { shortName } from "@/entity/short-name"
import { type Draft, isForbidden } from "@/replica/draft"
import type { Json } from "@/replica/effect"
import type { PlanState } from "@/replica/state"

/** Why the server did not take what I gave a field: what I gave, what is wrong, and what would mend it. */
export type Refusal = { readonly key: string; readonly mine: Json; readonly message: string; readonly mend: string }

/** My refused edit of a field of an entity, the last one. One that contradicts somebody is told elsewhere, with both values. */
export function refusalOf(refused: readonly Draft[], { kind, id }: Reference, field: string): Refusal | undefined {
  const draft = refused.findLast(
    (each) => !contradicts(each) && !isForbidden(each) && settingOf(each, kind, id)?.[field] !== undefined,
  )
  const mine = draft && settingOf(draft, kind, id)?.[field]
  if (!draft?.refused || mine === undefined) return undefined
  const { problems, detail, mend } = draft.refused
  const problem = problems?.find(({ subject, message }) => subject === id && message.startsWith(field)) ?? problems?.[0]
  const message = problem?.message ?? detail
  return { key: draft.key, mine, message: withoutField(message, field), mend: problem?.mend ?? mend }
}

/** Whether a refused edit is shown where it was made: it sets one field of what is selected, and contradicts nobody. */
export function isAtField(draft: Draft, selected: Reference | undefined): boolean {
  const { changes } = draft
  const [only] = changes
  if (!selected || changes.length !== 1 || only?.op !== "set" || contradicts(draft) || isForbidden(draft)) return false
  return only.kind === selected.kind && only.id === selected.id && Object.keys(only.fields).length === 1
}

/** Whose field a refused edit sets, where its details can be opened to see and correct it there. */
export function fieldOwner(draft: Draft): Reference | undefined {
  const [only] = draft.changes
  if (only?.op !== "set") return undefined
  const owner = { kind: only.kind as Reference["kind"], id: only.id }
  return isAtField(draft, owner) ? owner : undefined
}

/** A text of the engine with the names that the plan has. */
export function withNames(plan: PlanState, text: string): string {
  return namedChains(text, (id) => shortName(titleOfId(plan, id)))
}

/** Whether somebody else set the same meanwhile. */
function contradicts({ refused }: Draft): boolean {
  return refused?.status === 409
}

function settingOf({ changes }: Draft, kind: string, id: string): Record<string, Json> | undefined {
  const [only] = changes
  return changes.length === 1 && only?.op === "set" && only.kind === kind && only.id === id ? only.fields : undefined
}

/** At the field, its name need not be said again. */
function withoutField(message: string, field: string): string {
  const beginning = new RegExp(`^${field}[.\\w]*:\\s*`)
  return message.replace(beginning, "")
}
