import { group } from "d3-array"
import { entitiesOf, textOf, titleOf } from "@/entity/entity"
import { type KeyResult, keyResultOf } from "@/objectives/goal"
import { objectiveScore } from "@/objectives/score"
import type { Service, Serving } from "@/objectives/service"
import type { Entity, PlanState } from "@/replica/state"

type Common = { readonly key: string; readonly name: string; readonly children: readonly Node[] }

/** What stands in the tree: objectives, their key results, the milestones that serve either, and those that serve nothing. */
export type Node =
  | (Common & {
      readonly type: "objective"
      readonly id: string
      readonly entity: Entity
      readonly score: number | undefined
    })
  | (Common & { readonly type: "key_result"; readonly id: string; readonly keyResult: KeyResult })
  | (Common & { readonly type: "served_by"; readonly id: string })
  | (Common & { readonly type: "milestone"; readonly id: string; readonly serving: Serving; readonly target: string })
  | (Common & { readonly type: "strays" })
  | (Common & { readonly type: "stray"; readonly id: string })

export const STRAYS = "strays"

/** The whole tree. A parent that is missing, or part of a loop, leaves its children at the top. */
export function treeOf(plan: PlanState, service: Service): Node[] {
  const below = childrenByParent(plan)
  const keyResults = group([...entitiesOf(plan, "key_result").values()].map(keyResultOf), ({ objective }) => objective)
  const milestones = entitiesOf(plan, "milestone")

  const serving = (target: string, under: string): Node[] =>
    (service.of.get(target) ?? []).flatMap((each) => {
      const entity = milestones.get(each.milestone)
      const key = `${under}/${each.milestone}`
      return entity
        ? [{ type: "milestone", key, id: each.milestone, name: titleOf(entity), serving: each, target, children: [] }]
        : []
    })

  const keyResultNode = (keyResult: KeyResult, under: string): Node => {
    const key = `${under}/${keyResult.id}`
    const children = serving(keyResult.id, key)
    return { type: "key_result", key, id: keyResult.id, name: keyResult.name, keyResult, children }
  }

  const objectiveNode = (entity: Entity, under: string): Node & { type: "objective" } => {
    const key = `${under}/${entity.id}`
    const own = keyResults.get(entity.id) ?? []
    const lower = (below.get(entity.id) ?? []).map((each) => objectiveNode(each, key))
    const direct = serving(entity.id, `${key}/served-by`)
    const group: Node[] =
      direct.length === 0
        ? []
        : [{ type: "served_by", key: `${key}/served-by`, id: entity.id, name: "", children: direct }]
    const children = [...own.map((each) => keyResultNode(each, key)), ...group, ...lower]
    const scored = objectiveScore(
      own,
      lower.map((each) => each.score),
    )
    return { type: "objective", key, id: entity.id, name: titleOf(entity), entity, score: scored, children }
  }

  const roots = (below.get(undefined) ?? []).map((each) => objectiveNode(each, ""))
  return [...roots, ...strayNodes(plan, service)]
}

function strayNodes(plan: PlanState, { stray }: Service): Node[] {
  if (stray.length === 0) return []
  const children = stray.flatMap((id): Node[] => {
    const entity = entitiesOf(plan, "milestone").get(id)
    return entity ? [{ type: "stray", key: `${STRAYS}/${id}`, id, name: titleOf(entity), children: [] }] : []
  })
  return [{ type: "strays", key: STRAYS, name: "", children }]
}

function childrenByParent(plan: PlanState): Map<string | undefined, Entity[]> {
  const objectives = entitiesOf(plan, "objective")
  const atTop = (entity: Entity): boolean => {
    const seen = new Set([entity.id])
    let above = objectives.get(textOf(entity, "parent") ?? "")
    if (!above) return true
    while (above) {
      if (seen.has(above.id)) return true
      seen.add(above.id)
      above = objectives.get(textOf(above, "parent") ?? "")
    }
    return false
  }
  return group([...objectives.values()], (each) => (atTop(each) ? undefined : textOf(each, "parent")))
}

/** A line of the tree as it is shown. */
export type Row = {
  readonly node: Node
  /** From 1. */
  readonly level: number
  /** Its place among its siblings, from 1, and how many they are. */
  readonly place: number
  readonly siblings: number
  readonly open: boolean
  readonly parent: string | undefined
}

/** What is open unless somebody says otherwise: objectives with what they hold, and a short list of strays. */
export function openByDefault(node: Node): boolean {
  return node.type === "objective" || (node.type === "strays" && node.children.length <= 8)
}

const NONE: ReadonlySet<string> = new Set()

/**
 * The lines that are shown, from the top: `turned` holds the keys of what was opened or closed by hand, `leading` of what
 * is open because something below it was looked for.
 */
export function rowsOf(nodes: readonly Node[], turned: ReadonlySet<string>, leading = NONE): Row[] {
  const rows: Row[] = []
  const walk = (some: readonly Node[], level: number, parent: string | undefined): void => {
    some.forEach((node, index) => {
      const usual = leading.has(node.key) || openByDefault(node)
      const open = node.children.length > 0 && usual !== turned.has(node.key)
      rows.push({ node, level, place: index + 1, siblings: some.length, open, parent })
      if (open) walk(node.children, level + 1, node.key)
    })
  }
  walk(nodes, 1, undefined)
  return rows
}
