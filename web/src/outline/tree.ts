import { entitiesOf, titleOf } from "@/entity/entity"
import { type Reference, referenceText } from "@/entity/kinds"
import { parentOf } from "@/entity/parent"
import { plain } from "@/entity/search-words"
import type { Entity, PlanState } from "@/replica/state"

/** What stands in the outline, the larger before the smaller at each level. */
export const OUTLINED = ["initiative", "milestone", "task"] as const
export type Outlined = (typeof OUTLINED)[number]

export type Row = {
  /** `kind:id`. */
  readonly key: string
  readonly kind: Outlined
  readonly id: string
  readonly entity: Entity
  readonly depth: number
  /** The key of what it stands under. */
  readonly parent: string | undefined
  readonly children: number
  readonly open: boolean
  /** Its place among its siblings, from 1, and how many they are. */
  readonly place: number
  readonly siblings: number
}

type Node = { kind: Outlined; entity: Entity; key: string; children: Node[]; within: boolean }

export type Shown = { readonly closed?: ReadonlySet<string>; readonly find?: string }

/**
 * The rows to show, from the top. What a search finds is shown with everything above it, open or not. Each entity
 * stands in one place, also where initiatives stand under each other in a loop.
 */
export function rowsOf(plan: PlanState, { closed = new Set(), find = "" }: Shown = {}): Row[] {
  const tops = forestOf(plan)
  const words = plain(find).split(" ").filter(Boolean)
  const searching = words.length > 0
  if (searching) for (const top of tops) mark(top, words)
  const rows: Row[] = []
  const walk = (nodes: Node[], depth: number, parent: string | undefined) => {
    const shown = searching ? nodes.filter(({ within }) => within) : nodes
    shown.forEach((node, place) => {
      const open = searching || !closed.has(node.key)
      const { kind, entity, key } = node
      const children = searching ? node.children.filter(({ within }) => within).length : node.children.length
      rows.push({
        key,
        kind,
        id: entity.id,
        entity,
        depth,
        parent,
        children,
        open,
        place: place + 1,
        siblings: shown.length,
      })
      if (open) walk(node.children, depth + 1, key)
    })
  }
  walk(tops, 0, undefined)
  return rows
}

/** The keys of everything that has something under it. */
export function parentsIn(plan: PlanState): { key: string; kind: Outlined }[] {
  const found: { key: string; kind: Outlined }[] = []
  const walk = (nodes: Node[]) => {
    for (const { key, kind, children } of nodes) {
      if (children.length > 0) found.push({ key, kind })
      walk(children)
    }
  }
  walk(forestOf(plan))
  return found
}

const known = new WeakMap<PlanState["kinds"], Node[]>()

function forestOf(plan: PlanState): Node[] {
  let found = known.get(plan.kinds)
  if (!found) {
    found = grown(plan)
    known.set(plan.kinds, found)
  }
  return found
}

function grown(plan: PlanState): Node[] {
  const nodes = new Map<string, Node>()
  for (const kind of OUTLINED) {
    for (const entity of entitiesOf(plan, kind).values()) {
      const key = referenceText({ kind, id: entity.id })
      nodes.set(key, { kind, entity, key, children: [], within: false })
    }
  }
  const tops: Node[] = []
  for (const node of nodes.values()) {
    const above = parentOf(plan, node.kind, node.entity)
    const parent = above && nodes.get(referenceText(above))
    if (parent && !turnsBack(plan, node)) parent.children.push(node)
    else tops.push(node)
  }
  return tops
}

/** Whether the way up from an initiative comes back to it. */
function turnsBack(plan: PlanState, { kind, entity }: Node): boolean {
  if (kind !== "initiative") return false
  const initiatives = entitiesOf(plan, "initiative")
  const seen = new Set<string>()
  for (let above = initiatives.get(String(entity.parent)); above; above = initiatives.get(String(above.parent))) {
    if (above.id === entity.id) return true
    if (seen.has(above.id)) return false
    seen.add(above.id)
  }
  return false
}

/** Marks what is found, and what it stands under. */
function mark(node: Node, words: readonly string[]): boolean {
  const text = plain(`${titleOf(node.entity)} ${node.entity.id}`)
  const below = node.children.filter((child) => mark(child, words)).length > 0
  node.within = below || words.every((word) => text.includes(word))
  return node.within
}

export function referenceOf({ kind, id }: Pick<Row, "kind" | "id">): Reference & { kind: Outlined } {
  return { kind, id }
}
