import { useCallback, useRef, useState } from "react"
import { dateText } from "@/drawing/time"
import { titleOf, titleOfId } from "@/entity/entity"
import { referenceText } from "@/entity/kinds"
import { isWrong } from "@/entity/read"
import { ACTIVITIES, resolver } from "@/entity/resolve"
import { adding } from "@/outline/adding"
import type { Ending } from "@/outline/cell-input"
import type { Board, Column, ColumnId } from "@/outline/columns"
import { type FreshRow, freshAfter, freshWithin, larger, predecessorOf, smaller } from "@/outline/fresh-row"
import { indented, moved, outdented } from "@/outline/move"
import type { Active } from "@/outline/navigate"
import { readLine } from "@/outline/quick"
import type { Row } from "@/outline/tree"
import { useOpenPlan } from "@/plan/plan-context"
import { say } from "@/words/words"

export type Editing = Active & { readonly initial?: string }

type Given = {
  rows: readonly Row[]
  columns: readonly Column[]
  board: Board
  may: boolean
  /** Opens a row, so that what is put into it is seen. */
  openRow: (key: string) => void
  /** Says what happened to those who do not see it. */
  tell: (words: string) => void
}

/** What is edited in the outline, and everything that changes it. */
export function useGrid({ rows, columns, board, may, openRow, tell }: Given) {
  const open = useOpenPlan()
  const [active, setActive] = useState<Active>({ key: rows[0]?.key ?? "", column: "name" })
  const [editing, setEditing] = useState<Editing>()
  const [fresh, setFresh] = useState<FreshRow>()
  const [written, setWritten] = useState(0)
  const wanted = useRef(false)
  const rowOf = useCallback((key: string) => rows.find((row) => row.key === key), [rows])

  /** Puts the focus on a cell, once it is drawn. */
  function go(to: Active) {
    wanted.current = true
    setActive(to)
  }

  function edit(key: string, column: ColumnId, initial?: string) {
    const row = rowOf(key)
    const text = row && columns.find(({ id }) => id === column)?.text?.(row, board)
    if (!may || text === undefined) return false
    setActive({ key, column })
    setEditing({ key, column, ...(initial === undefined ? {} : { initial }) })
    return true
  }

  function store(row: Row, column: Column, text: string, ending: Ending): string | undefined {
    const before = column.text?.(row, board) ?? ""
    if (text.trim() !== before.trim()) {
      const read = column.read?.(row, text, board)
      if (read && isWrong(read)) return read.wrong
      if (read) open.change(read.value)
    }
    setEditing(undefined)
    follow(row, column.id, ending)
    return undefined
  }

  /** Where the focus goes after an edit. */
  function follow(row: Row, column: ColumnId, ending: Ending) {
    if (ending === "below") return add(freshAfter(row))
    const next = rows[rows.indexOf(row) + 1]
    if (ending === "down" && !next) return add(freshAfter(row))
    if (ending === "down" && next) setActive({ key: next.key, column })
    if (ending === "next" || ending === "previous") beside(row, column, ending === "next" ? 1 : -1)
  }

  /** Edits the next cell of a row that can be. */
  function beside(row: Row, column: ColumnId, step: 1 | -1) {
    const at = columns.findIndex(({ id }) => id === column)
    for (let place = at + step; columns[place]; place += step) {
      const found = columns[place]
      if (found?.text?.(row, board) !== undefined) return edit(row.key, found.id)
    }
    return false
  }

  function add(next: FreshRow) {
    if (!may) return
    if (next.parent) openRow(referenceText(next.parent))
    setEditing(undefined)
    setFresh(next)
    setWritten((count) => count + 1)
  }

  /** Adds what the new row says, and goes on with another behind it. */
  function storeFresh(text: string, ending: Ending): string | undefined {
    if (!fresh) return undefined
    if (text.trim() === "") {
      setFresh(undefined)
      return undefined
    }
    const said = readLine(text, board.today, resolver(board.plan, ACTIVITIES))
    const after = predecessorOf(rows, fresh)
    const where = { parent: fresh.parent, ...(after === undefined ? {} : { after: { [fresh.kind]: after } }) }
    const made = adding(board.plan, [{ ...said, kind: fresh.kind, children: [] }], where, dateText(board.today))
    open.change(made.changes)
    const key = made.added[0] && referenceText(made.added[0])
    tell(say("outline.added", { name: said.name }))
    if (key) setActive({ key, column: "name" })
    if (ending === "stay") setFresh(undefined)
    else add({ ...fresh, behind: key })
    return undefined
  }

  function indent(key: string, inwards: boolean) {
    const change = inwards ? indented(rows, key) : outdented(rows, key)
    if (!may || !change || change.op !== "set") return
    open.change([change])
    const parent = Object.values(change.fields).find((value) => typeof value === "string")
    const name = parent === undefined ? "" : titleOfId(board.plan, String(parent))
    tell(name === "" ? say("outline.movedOut") : say("outline.movedUnder", { name }))
    for (const row of rows) if (row.id === parent) openRow(row.key)
  }

  function move(key: string, step: -1 | 1) {
    const change = moved(rows, key, step)
    if (!may || !change) return
    open.change([change])
    const row = rowOf(key)
    if (row) tell(say(step < 0 ? "outline.movedUp" : "outline.movedDown", { name: titleOf(row.entity) }))
  }

  return {
    active,
    editing,
    fresh,
    written,
    /** Whether the active cell is to have the focus. */
    wanted,
    setActive,
    go,
    edit,
    store,
    cancel: () => setEditing(undefined),
    addAfter: (key: string | undefined) => add(freshAfter(key === undefined ? rows.at(-1) : rowOf(key))),
    addWithin: (key: string) => {
      const row = rowOf(key)
      if (row) add(row.kind === "task" ? freshAfter(row) : freshWithin(row))
    },
    addKind: (kind: FreshRow["kind"]) => add({ kind, parent: undefined, behind: undefined, depth: 0 }),
    storeFresh,
    cancelFresh: () => setFresh(undefined),
    indentFresh: (inwards: boolean) => setFresh((was) => was && (inwards ? smaller(rows, was) : larger(rows, was))),
    indent,
    move,
  }
}

export type Grid = ReturnType<typeof useGrid>
