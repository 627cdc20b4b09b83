import { entitiesOf } from "@/entity/entity"
import { freshId, slug } from "@/entity/fresh-id"
import type { Reference } from "@/entity/kinds"
import { readLinks } from "@/entity/link"
import { fieldsUnder, parentOf } from "@/entity/parent"
import { isWrong } from "@/entity/read"
import { ACTIVITIES, resolver } from "@/entity/resolve"
import { flat, type Item } from "@/outline/items"
import type { Outlined } from "@/outline/tree"
import type { Change } from "@/replica/change"
import type { Fields } from "@/replica/effect"
import type { PlanState } from "@/replica/state"

/** Where new things go: under what, and after which entity of each kind. */
export type Where = { readonly parent: Reference | undefined; readonly after?: Partial<Record<Outlined, string>> }

/** The changes that add items, the ids that they give, and what of the items could not be read. */
export type Adding = {
  readonly changes: readonly Change[]
  readonly added: readonly (Reference & { kind: Outlined })[]
  readonly wrong: readonly { readonly item: Item; readonly why: string }[]
}

/** Adds items and what stands under them; links and people are found by name, people who are not there are added. */
export function adding(plan: PlanState, items: readonly Item[], where: Where, today: string): Adding {
  const ids = idsOf(plan, items)
  const resolve = resolver(plan, ACTIVITIES, namesOf(ids))
  const people = new People(plan, new Set(ids.values()))
  const adds: Change[] = []
  const added: (Reference & { kind: Outlined })[] = []
  const wrong: { item: Item; why: string }[] = []
  const last = new Map<Outlined, string | undefined>(Object.entries(where.after ?? {}) as [Outlined, string][])

  const put = (item: Item, parent: Reference | undefined) => {
    const id = ids.get(item) ?? ""
    const { kind } = item
    const fields: Fields = { name: item.name, ...standing(plan, kind, parent), ...factsOf(item, today) }
    const links = item.after === undefined ? undefined : readLinks(item.after, resolve)
    if (links && isWrong(links)) wrong.push({ item, why: links.wrong })
    else if (links && links.value !== null) fields.after = links.value
    if (item.owner !== undefined) fields[kind === "milestone" ? "accountable" : "owner"] = people.of(item.owner)
    const after = last.get(kind)
    adds.push({ op: "add", kind, id, fields, ...(after === undefined ? {} : { after }) })
    added.push({ kind, id })
    if (after !== undefined) last.set(kind, id)
    for (const child of item.children) put(child, { kind, id })
  }
  for (const item of items) put(item, where.parent)
  return { changes: [...people.added, ...adds], added, wrong }
}

/** A fresh id for each item. */
function idsOf(plan: PlanState, items: readonly Item[]): Map<Item, string> {
  const ids = new Map<Item, string>()
  const taken = new Set<string>()
  for (const { item } of flat(items)) {
    const id = freshId(plan, slug(item.name), taken)
    taken.add(id)
    ids.set(item, id)
  }
  return ids
}

/** By which names items are meant: their own, and what they are called in their rows. */
function namesOf(ids: ReadonlyMap<Item, string>): Map<string, string> {
  const names = new Map<string, string>()
  for (const [item, id] of ids) {
    if (item.kind === "initiative") continue
    names.set(item.name, id)
    if (item.called !== undefined) names.set(item.called, id)
  }
  return names
}

/** The fields that put a kind under a parent, or under the nearest above it that can hold the kind. */
function standing(plan: PlanState, kind: Outlined, parent: Reference | undefined): Fields {
  let above = parent
  while (above) {
    const fields = fieldsUnder(kind, above)
    if (fields) return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
    const entity = above.kind === "plan" ? undefined : entitiesOf(plan, above.kind).get(above.id)
    above = entity && parentOf(plan, above.kind, entity)
  }
  return {}
}

/** A share of work done needs a start, and all of it a finish. */
function factsOf({ kind, estimate, target, progress, notes }: Item, today: string): Fields {
  const whole = progress === "100%"
  const done: Fields =
    kind === "milestone"
      ? { ...(whole ? { actual: today } : {}) }
      : { ...(progress ? { progress, actual_start: today } : {}), ...(whole ? { actual_finish: today } : {}) }
  return {
    ...(estimate !== undefined && kind !== "initiative" ? { estimate } : {}),
    ...(target !== undefined && kind === "milestone" ? { target } : {}),
    ...(target !== undefined && kind === "task" ? { deadline: target } : {}),
    ...(notes === undefined ? {} : { notes }),
    ...(kind === "initiative" || progress === undefined ? {} : done),
  }
}

/** The people that items name, with those that have to be added. */
class People {
  readonly added: Change[] = []
  private readonly found = new Map<string, string>()
  private readonly taken: Set<string>
  private readonly resolve

  constructor(
    private readonly plan: PlanState,
    taken: ReadonlySet<string>,
  ) {
    this.taken = new Set(taken)
    this.resolve = resolver(plan, ["person"])
  }

  of(name: string): string {
    const known = this.found.get(name.toLowerCase())
    if (known !== undefined) return known
    const read = this.resolve(name)
    const id = isWrong(read) ? this.add(name) : read.value
    this.found.set(name.toLowerCase(), id)
    return id
  }

  private add(name: string): string {
    const id = freshId(this.plan, slug(name), this.taken)
    this.taken.add(id)
    this.added.push({ op: "add", kind: "person", id, fields: { name } })
    return id
  }
}
