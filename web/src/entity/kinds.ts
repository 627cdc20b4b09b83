/** The kinds of entity that a plan holds, in the order in which people look for them. */
export const KINDS = [
  "objective",
  "key_result",
  "initiative",
  "milestone",
  "task",
  "risk",
  "phase",
  "person",
  "stakeholder",
  "resource",
  "calendar",
  "correlation",
  "baseline",
  "custom_field",
] as const

export type Kind = (typeof KINDS)[number]

/** One entity, or the plan's own settings (kind and id `plan`). */
export type Reference = { readonly kind: Kind | "plan"; readonly id: string }

const KNOWN: ReadonlySet<string> = new Set([...KINDS, "plan"])

/** `kind:id`, as addresses name an entity. */
export function referenceText({ kind, id }: Reference): string {
  return `${kind}:${id}`
}

/** The entity that `kind:id` names; undefined where the kind is not known. */
export function readReference(text: string | undefined): Reference | undefined {
  const place = text?.indexOf(":") ?? -1
  if (!text || place < 1) return undefined
  const kind = text.slice(0, place)
  const id = text.slice(place + 1)
  return KNOWN.has(kind) && id !== "" ? { kind: kind as Reference["kind"], id } : undefined
}
