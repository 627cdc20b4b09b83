import { KindIcon } from "@/app/icons"
import { TreeCell, TreeRow } from "@/outline/aria"
import { CellInput, type Ending } from "@/outline/cell-input"
import type { FreshRow } from "@/outline/fresh-row"
import classes from "@/outline/outline.module.css"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

type Props = {
  fresh: FreshRow
  index: number
  top: number
  plan: PlanState
  store: (text: string, ending: Ending) => string | undefined
  cancel: () => void
  indent: (inwards: boolean) => void
  takeLines: (text: string) => void
}

/** A row that is being written: Tab makes it smaller, Shift and Tab larger. */
export function FreshRowView({ fresh, index, top, plan, store, cancel, indent, takeLines }: Props) {
  const kind = say(`entity.${fresh.kind}`).toLowerCase()
  return (
    <TreeRow
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-level={fresh.depth + 1}
      data-kind={fresh.kind}
      data-fresh
    >
      <TreeCell aria-colindex={1} className={classes.cell} data-column="name" data-wide>
        <span className={classes.name} style={{ paddingInlineStart: fresh.depth * 20 }}>
          <span className={classes.leaf} />
          <span className={classes.kind}>
            <KindIcon kind={fresh.kind} />
          </span>
          <CellInput
            label={say("outline.newOf", { kind })}
            initial=""
            plan={plan}
            indent={indent}
            takeLines={takeLines}
            placeholder={say(fresh.kind === "task" ? "outline.newTaskHint" : "outline.newHint", { kind })}
            store={store}
            cancel={cancel}
          />
        </span>
      </TreeCell>
    </TreeRow>
  )
}
