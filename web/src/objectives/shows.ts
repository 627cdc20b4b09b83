import { level } from "@/drawing/chance"
import { isStale } from "@/objectives/check-in"
import type { Narrowing } from "@/objectives/filter"
import type { Goals } from "@/objectives/goals-context"
import { dueOf } from "@/objectives/service"
import type { Node } from "@/objectives/tree"

/** Whether a line is of what the tree is narrowed to. */
export function shows(goals: Goals, node: Node, is: Narrowing): boolean {
  switch (is) {
    case "gap":
      return isGap(goals, node)
    case "stale":
      return (
        node.type === "key_result" &&
        isStale(node.keyResult, dueOf(goals.plan, node.id), goals.statusDate, goals.staleAfter)
      )
    case "unlikely":
      return level(chanceOfNode(goals, node)) === "unlikely"
  }
}

function isGap({ service }: Goals, node: Node): boolean {
  if (node.type === "objective") return service.unserved.has(node.id)
  return node.type === "stray" || (node.type === "key_result" && service.unmoved.has(node.id))
}

function chanceOfNode({ objectives, keyResults }: Goals, node: Node): number | null | undefined {
  if (node.type === "objective") return objectives.get(node.id)?.probability
  return node.type === "key_result" ? keyResults.get(node.id)?.probability : undefined
}
