import { memo, type ReactNode } from "react"
import { ChevronIcon, KindIcon } from "@/app/icons"
import { titleOf } from "@/entity/entity"
import { TreeCell, TreeRow } from "@/outline/aria"
import type { Board, Column, ColumnId } from "@/outline/columns"
import classes from "@/outline/outline.module.css"
import type { Row } from "@/outline/tree"
import { say } from "@/words/words"

type Props = {
  row: Row
  index: number
  top: number
  columns: readonly Column[]
  board: Board
  /** The column whose cell has the focus, where this row has it. */
  active: ColumnId | undefined
  editing: ReactNode | undefined
  selected: boolean
  turn: (key: string) => void
  focus: (key: string, column: ColumnId) => void
  edit: (key: string, column: ColumnId) => void
  open: (row: Row) => void
}

/** One row of the outline. */
export const RowView = memo(function RowView(props: Props) {
  const { row, index, top, columns, board, active, editing, selected, turn, focus, edit, open } = props
  return (
    <TreeRow
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-level={row.depth + 1}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.children > 0 ? row.open : undefined}
      aria-selected={selected}
      data-kind={row.kind}
    >
      {columns.map((column, place) => {
        const here = active === column.id
        const said = column.show(row, board)
        return (
          <TreeCell
            key={column.id}
            aria-colindex={place + 1}
            aria-readonly={column.text?.(row, board) === undefined}
            tabIndex={here ? 0 : -1}
            data-cell={`${row.key}|${column.id}`}
            data-column={column.id}
            data-chance={column.level?.(row, board)}
            className={classes.cell}
            title={column.id === "name" ? undefined : said || undefined}
            onClick={() => focus(row.key, column.id)}
            onDoubleClick={() => edit(row.key, column.id)}
          >
            {column.id === "name" ? (
              <Name row={row} turn={turn} open={open} editing={here ? editing : undefined} />
            ) : (
              (here && editing) || <span className={classes.said}>{said}</span>
            )}
          </TreeCell>
        )
      })}
    </TreeRow>
  )
})

type NameProps = Pick<Props, "row" | "turn" | "open"> & { editing: ReactNode | undefined }

function Name({ row, turn, open, editing }: NameProps) {
  const title = titleOf(row.entity)
  return (
    <span className={classes.name} style={{ paddingInlineStart: row.depth * 20 }}>
      {row.children > 0 ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes.turn}
          data-open={row.open}
          aria-label={say(row.open ? "outline.close" : "outline.open", { name: title })}
          onClick={() => turn(row.key)}
        >
          <ChevronIcon />
        </button>
      ) : (
        <span className={classes.leaf} />
      )}
      <span className={classes.kind} title={say(`entity.${row.kind}`)}>
        <KindIcon kind={row.kind} />
      </span>
      {editing ?? (
        <>
          <span className={classes.said} title={title}>
            {title}
          </span>
          {row.children > 0 && !row.open && <span className={classes.count}>{row.children}</span>}
          <button type="button" tabIndex={-1} className={classes.details} onClick={() => open(row)}>
            {say("outline.details")}
          </button>
        </>
      )}
    </span>
  )
}
