import type { AskIn } from "@/app/keys/table"
import type { Form } from "@/objectives/grid-context"
import type { Node } from "@/objectives/tree"

type Ask = AskIn<"objectives">

/** What a key begins to write at a line. */
export function writingOf(node: Node, ask: Ask): Form | undefined {
  const what = WRITES[node.type]?.[ask]
  return what && { at: node.key, what }
}

const WRITES: Partial<Record<Node["type"], Partial<Record<Ask, Form["what"]>>>> = {
  objective: { add: "key-result", link: "link" },
  key_result: { checkIn: "check-in", link: "link" },
  stray: { link: "choose" },
}
