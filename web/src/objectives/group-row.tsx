import { RowFrame } from "@/objectives/row-frame"
import type { Row } from "@/objectives/tree"
import { say } from "@/words/words"

/** The heading of the milestones that serve an objective, or of those that serve nothing. */
export function GroupRow({ row }: { row: Row }) {
  const count = row.node.children.length
  return (
    <RowFrame
      row={row}
      title={row.node.type === "strays" ? say("objectives.strays") : say("objectives.servedBy", { count })}
    />
  )
}
