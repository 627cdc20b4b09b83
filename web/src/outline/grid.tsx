import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual"
import { type CSSProperties, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react"
import { titleOf } from "@/entity/entity"
import { type Reference, referenceText } from "@/entity/kinds"
import { TreeHeading, TreeRow, TreeRows } from "@/outline/aria"
import { CellInput } from "@/outline/cell-input"
import type { Board, Column } from "@/outline/columns"
import { placeOf } from "@/outline/fresh-row"
import { FreshRowView } from "@/outline/fresh-row-view"
import { type Ask, askOf } from "@/outline/keys"
import { type Active, stepOf } from "@/outline/navigate"
import classes from "@/outline/outline.module.css"
import { RowView } from "@/outline/row-view"
import type { Row } from "@/outline/tree"
import type { Grid } from "@/outline/use-grid"
import { usePrinting } from "@/paper/use-printing"
import { say } from "@/words/words"

export const ROW = 36

type Props = {
  grid: Grid
  rows: readonly Row[]
  columns: readonly Column[]
  board: Board
  selected: Reference | undefined
  turn: (key: string, open?: boolean) => void
  select: (reference: Reference | undefined) => void
  remove: (row: Row) => void
  takeLines: (text: string) => void
}

/** The rows as a tree grid: cells have the focus, and every deed its key. */
export function OutlineGrid({ grid, rows, columns, board, selected, turn, select, remove, takeLines }: Props) {
  const scroll = useRef<HTMLDivElement>(null)
  const [tabLeaves, setTabLeaves] = useState(false)
  const { active, editing, fresh, wanted, go } = grid
  const freshAt = fresh ? placeOf(rows, fresh) : undefined
  const activeAt = rows.findIndex(({ key }) => key === active.key)
  const place = (index: number) => (freshAt !== undefined && index >= freshAt ? index + 1 : index)
  const printing = usePrinting()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 16,
    scrollMargin: 35,
    rangeExtractor: (range: Range) => withActive(defaultRangeExtractor(range), activeAt),
  })
  const ids = columns.map(({ id }) => id)

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that come or go may bring the cell
  useLayoutEffect(() => {
    if (!wanted.current || editing || fresh) return
    const cell = cellOf(scroll.current, active)
    if (!cell) return
    wanted.current = false
    if (isElsewhere(scroll.current)) return
    cell.focus({ preventScroll: true })
  }, [active, editing, fresh, rows])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the cell that has the focus is scrolled to
  useEffect(() => {
    if (activeAt >= 0) virtual.scrollToIndex(place(activeAt), { align: "auto" })
  }, [activeAt])

  useEffect(() => {
    if (freshAt === undefined || !scroll.current) return
    const { scrollTop, clientHeight } = scroll.current
    const top = freshAt * ROW
    if (top < scrollTop || top > scrollTop + clientHeight - 3 * ROW) scroll.current.scrollTop = top - clientHeight / 2
  }, [freshAt])

  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || editing || fresh) return
    if (event.key === "Tab" && tabLeaves) return setTabLeaves(false)
    const ask = askOf(event)
    const row = rows[activeAt]
    if (ask && row) {
      wanted.current = true
      if (typeof ask === "object" && !grid.edit(row.key, active.column, ask.type)) return
      if (typeof ask === "string") deeds[ask](row)
      event.preventDefault()
      return event.stopPropagation()
    }
    const step = stepOf(rows, ids, active, event.key, event.ctrlKey || event.metaKey)
    if (!step) return
    event.preventDefault()
    setTabLeaves(false)
    if ("turn" in step) turn(step.turn)
    else go(step.go)
  }

  const deeds: Record<Exclude<Ask, object>, (row: Row) => void> = {
    edit: (row) => grid.edit(row.key, active.column) || go(belowOf(row)),
    clear: (row) => grid.edit(row.key, active.column, ""),
    remove,
    addAfter: (row) => grid.addAfter(row.key),
    addWithin: (row) => grid.addWithin(row.key),
    in: (row) => grid.indent(row.key, true),
    out: (row) => grid.indent(row.key, false),
    up: (row) => grid.move(row.key, -1),
    down: (row) => grid.move(row.key, 1),
    // What was opened beside the outline is where Tab leads next.
    details: (row) => {
      select(selected ? undefined : row)
      setTabLeaves(!selected)
    },
    leave: () => (selected ? select(undefined) : setTabLeaves(true)),
  }

  const belowOf = (row: Row): Active => ({ key: rows[rows.indexOf(row) + 1]?.key ?? row.key, column: active.column })

  function input(row: Row, column: Column) {
    const parts = {
      ...(column.completes ? { completes: column.completes } : {}),
      ...(column.several ? { several: true } : {}),
    }
    return (
      <CellInput
        key={`${row.key} ${column.id}`}
        label={say("outline.cellOf", { column: say(`outline.column.${column.id}`), name: titleOf(row.entity) })}
        initial={editing?.initial ?? column.text?.(row, board) ?? ""}
        plan={board.plan}
        {...parts}
        {...(column.id === "name" ? { indent: (inwards: boolean) => grid.indent(row.key, inwards) } : {})}
        takeLines={takeLines}
        store={(text, ending) => {
          wanted.current = ending !== "stay"
          return grid.store(row, column, text, ending)
        }}
        cancel={() => {
          wanted.current = true
          grid.cancel()
        }}
      />
    )
  }

  const count = rows.length + (fresh ? 1 : 0)
  return (
    <div ref={scroll} className={classes.scroll}>
      <div
        role="treegrid"
        aria-label={say("outline.title")}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        className={classes.grid}
        style={gridStyle(columns, printing)}
        onKeyDown={onKeyDown}
      >
        <TreeRows className={classes.headGroup}>
          <TreeRow className={classes.head} aria-rowindex={1}>
            {columns.map(({ id }, at) => (
              <TreeHeading key={id} aria-colindex={at + 1}>
                {say(`outline.column.${id}`)}
              </TreeHeading>
            ))}
          </TreeRow>
        </TreeRows>
        <TreeRows className={classes.body} style={{ height: count * ROW }}>
          {(printing ? [...rows.keys()] : virtual.getVirtualItems().map(({ index }) => index)).map((index) => {
            const row = rows[index]
            if (!row) return null
            const here = row.key === active.key
            const column =
              here && editing?.key === row.key ? columns.find(({ id }) => id === editing.column) : undefined
            return (
              <RowView
                key={row.key}
                row={row}
                index={place(index)}
                top={place(index) * ROW}
                columns={columns}
                board={board}
                active={here || (activeAt < 0 && index === 0) ? active.column : undefined}
                editing={column && input(row, column)}
                selected={selected !== undefined && referenceText(selected) === row.key}
                turn={turn}
                focus={(key, to) => go({ key, column: to })}
                edit={(key, to) => void grid.edit(key, to)}
                open={select}
              />
            )
          })}
          {fresh && freshAt !== undefined && (
            <FreshRowView
              key={grid.written}
              fresh={fresh}
              index={freshAt}
              top={freshAt * ROW}
              plan={board.plan}
              store={(text, ending) => {
                wanted.current = ending !== "stay"
                return grid.storeFresh(text, ending)
              }}
              cancel={() => {
                wanted.current = true
                grid.cancelFresh()
              }}
              indent={grid.indentFresh}
              takeLines={takeLines}
            />
          )}
        </TreeRows>
      </div>
      <span className={classes.heard} role="status">
        {tabLeaves ? say("outline.tabLeaves") : ""}
      </span>
    </div>
  )
}

/** The row that has the focus stays drawn, wherever one scrolls. */
function withActive(range: number[], active: number): number[] {
  return active < 0 || range.includes(active) ? range : [...range, active].sort((a, b) => a - b)
}

/** Whether the focus has left the outline for something else, such as the panel. */
function isElsewhere(outline: HTMLElement | null): boolean {
  const { activeElement, body } = document
  return activeElement !== null && activeElement !== body && outline?.contains(activeElement) === false
}

function cellOf(within: HTMLElement | null, { key, column }: Active): HTMLElement | null {
  return within?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(`${key}|${column}`)}"]`) ?? null
}

/** How wide the columns are; on paper they share what there is. */
function gridStyle(columns: readonly Column[], printing: boolean): CSSProperties {
  if (printing)
    return { "--columns": columns.map(({ width }) => `minmax(0, ${width || 300}fr)`).join(" ") } as CSSProperties
  const fixed = columns.reduce((sum, { width }) => sum + width, 0)
  const name = columns.length === 1 ? 0 : 240
  return {
    "--columns": columns.map(({ width }) => (width === 0 ? `minmax(${name}px, 1fr)` : `${width}px`)).join(" "),
    "--grid-width": `${fixed + name}px`,
  } as CSSProperties
}
