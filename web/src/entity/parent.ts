import { entitiesOf, textOf } from "@/entity/entity"
import type { Kind, Reference } from "@/entity/kinds"
import type { Fields } from "@/replica/effect"
import type { PlanState } from "@/replica/state"

/** The fields that name what an entity stands under, by its kind; the first that is set counts. */
const PARENTS: Partial<Record<Kind, readonly (readonly [field: string, kind: Kind])[]>> = {
  task: [
    ["milestone", "milestone"],
    ["initiative", "initiative"],
  ],
  milestone: [["initiative", "initiative"]],
  initiative: [["parent", "initiative"]],
  objective: [["parent", "objective"]],
  key_result: [["objective", "objective"]],
  calendar: [["parent", "calendar"]],
}

/** What an entity stands under; undefined where it stands by itself, or under what is no longer there. */
export function parentOf(
  plan: PlanState,
  kind: Reference["kind"],
  fields: Fields,
): (Reference & { kind: Kind }) | undefined {
  if (kind === "plan") return undefined
  for (const [field, above] of PARENTS[kind] ?? []) {
    const id = textOf(fields, field)
    if (id !== undefined && entitiesOf(plan, above).has(id)) return { kind: above, id }
  }
  return undefined
}

/** The way down to an entity, the highest first; a loop of parents ends where it closes. */
export function pathTo(plan: PlanState, kind: Reference["kind"], fields: Fields): (Reference & { kind: Kind })[] {
  const path: (Reference & { kind: Kind })[] = []
  let above = parentOf(plan, kind, fields)
  while (above && !path.some((each) => each.id === above?.id)) {
    path.unshift(above)
    const entity = entitiesOf(plan, above.kind).get(above.id)
    above = entity && parentOf(plan, above.kind, entity)
  }
  return path
}

/** The fields that put an entity under another, or, without one, by itself; undefined where it cannot stand there. */
export function fieldsUnder(kind: Kind, parent: Reference | undefined): Fields | undefined {
  const possible = PARENTS[kind]
  if (!possible) return parent ? undefined : {}
  const nowhere = Object.fromEntries(possible.map(([field]) => [field, null]))
  if (!parent) return nowhere
  const found = possible.find(([, above]) => above === parent.kind)
  return found && { ...nowhere, [found[0]]: parent.id }
}
