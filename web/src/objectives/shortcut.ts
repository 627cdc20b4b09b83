import type { Form } from "@/objectives/grid-context"
import type { Node } from "@/objectives/tree"

/** What a key begins to write at a line: C checks in, L links, A adds below. */
export function writingOf(node: Node, key: string): Form | undefined {
  const what = WRITES[node.type]?.[key.toLowerCase()]
  return what && { at: node.key, what }
}

const WRITES: Partial<Record<Node["type"], Record<string, Form["what"]>>> = {
  objective: { a: "key-result", l: "link" },
  key_result: { c: "check-in", l: "link" },
  stray: { l: "choose" },
}
