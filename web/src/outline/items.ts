import type { Outlined } from "@/outline/tree"
import type { Json } from "@/replica/effect"

/** Something to be added, with what is to stand under it. Links and people are as they were written. */
export type Item = {
  readonly name: string
  readonly kind: Outlined
  readonly estimate?: Json
  readonly after?: string
  readonly target?: string
  readonly owner?: string
  readonly progress?: string
  readonly notes?: string
  /** What others among the items call it besides its name: a number in its row. */
  readonly called?: string
  readonly children: readonly Item[]
}

/** Every item with how deep it stands, from the top. */
export function flat(items: readonly Item[], depth = 0): { item: Item; depth: number }[] {
  return items.flatMap((item) => [{ item, depth }, ...flat(item.children, depth + 1)])
}

export type Flat = Omit<Item, "children" | "kind"> & { readonly kind?: Outlined; readonly depth: number }

/**
 * Items that stand under each other by their depth. What has nothing under it is a task, or a milestone where it has a
 * date to be reached by and no duration; what holds tasks alone is a milestone; what holds more is an initiative.
 */
export function nested(rows: readonly Flat[]): Item[] {
  const [items] = taken(rows, 0, Number.NEGATIVE_INFINITY)
  return items
}

function taken(rows: readonly Flat[], from: number, above: number): [Item[], number] {
  const items: Item[] = []
  let place = from
  for (let row = rows[place]; row && row.depth > above; row = rows[place]) {
    const { depth, kind, ...rest } = row
    const [children, next] = taken(rows, place + 1, depth)
    items.push({ ...rest, kind: kindOf(kind, rest, children), children })
    place = next
  }
  return [items, place]
}

function kindOf(given: Outlined | undefined, { target, estimate }: Partial<Flat>, children: readonly Item[]): Outlined {
  if (children.some(({ kind }) => kind !== "task")) return "initiative"
  if (children.length > 0) return given === "initiative" ? "initiative" : "milestone"
  return given ?? (target !== undefined && estimate === undefined ? "milestone" : "task")
}
