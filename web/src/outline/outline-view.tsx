import { Button } from "@mantine/core"
import { useElementSize, useMergedRef } from "@mantine/hooks"
import { type Ref, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react"
import { chordWords } from "@/app/keys/key-words"
import { type AskIn, chordsOf } from "@/app/keys/table"
import { fieldsOf } from "@/entity/entity"
import { type Reference, readReference, referenceText } from "@/entity/kinds"
import { pathTo } from "@/entity/parent"
import type { Where } from "@/outline/adding"
import { boardOf, COLUMNS, type Column } from "@/outline/columns"
import { OutlineGrid } from "@/outline/grid"
import classes from "@/outline/outline.module.css"
import { PasteDialog } from "@/outline/paste-dialog"
import { OutlineBar } from "@/outline/toolbar"
import { OUTLINED, type Row } from "@/outline/tree"
import { useGrid } from "@/outline/use-grid"
import { useOutlineCommands } from "@/outline/use-outline-commands"
import { useRows } from "@/outline/use-rows"
import { Removal } from "@/panel/removal"
import { useToday } from "@/panel/use-edit"
import { PaperNote } from "@/paper/paper-note"
import { usePrinting } from "@/paper/use-printing"
import { EmptyView } from "@/plan/empty-view"
import { useForecast, useMayEdit, useOpenPlan, usePlan } from "@/plan/plan-context"
import { useSelect, useSelection } from "@/plan/selection"
import { useFound } from "@/plan/use-find"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

/** Initiatives, milestones and tasks as a tree grid, enough to build and keep a plan by keyboard. */
export function OutlineView() {
  const open = useOpenPlan()
  const { plan } = usePlan()
  const forecast = useForecast()
  const may = useMayEdit()
  const today = useToday()
  const find = useFound()
  const selected = useSelection()
  const select = useSelect()
  const { rows, turn, turnAll } = useRows(open.id, plan, find)
  const [ref, width] = useWidth()
  const printing = usePrinting()
  const columns = useMemo(() => (printing ? COLUMNS : columnsWithin(width)), [printing, width])
  const board = useMemo(() => boardOf(plan, forecast, today), [plan, forecast, today])
  const [told, tell] = useState("")
  const [removing, setRemoving] = useState<Row>()
  const [pasted, setPasted] = useState<string>()
  const grid = useGrid({ rows, columns, board, may, openRow: (key) => turn(key, true), tell })
  const { active, setActive } = grid

  // The panel follows the focus while it is open, and the focus what the panel opens.
  const activeRow = rows.find(({ key }) => key === active.key)
  const selectedKey = selected && referenceText(selected)
  const outlined = selected !== undefined && OUTLINED.some((kind) => kind === selected.kind)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the panel follows the focus, not itself
  useEffect(() => {
    if (!outlined || !activeRow || activeRow.key === selectedKey) return
    const wait = setTimeout(() => select(activeRow), 120)
    return () => clearTimeout(wait)
  }, [active.key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the panel, not itself
  useEffect(() => {
    if (!selected || !selectedKey || !outlined || selectedKey === active.key) return
    const fields = fieldsOf(plan, selected)
    for (const above of fields ? pathTo(plan, selected.kind, fields) : []) turn(referenceText(above), true)
    setActive({ key: selectedKey, column: "name" })
  }, [selectedKey])

  const takeLines = useCallback(
    (text: string) => {
      if (may && text.trim() !== "") setPasted(text)
    },
    [may],
  )
  usePaste(takeLines)
  useOutlineCommands(turnAll)
  return (
    <div className={classes.view} ref={ref}>
      <OutlineBar plan={plan} may={may} add={grid.addKind} turnAll={turnAll} />
      <PaperNote words={leftOut(rows.length, plan, find)} />
      {rows.length === 0 && !grid.fresh && (
        <Empty searching={find !== ""} may={may} add={() => grid.addKind("milestone")} />
      )}
      {(rows.length > 0 || grid.fresh) && (
        <OutlineGrid
          grid={grid}
          rows={rows}
          columns={columns}
          board={board}
          selected={selected}
          turn={turn}
          select={select}
          remove={(row) => may && setRemoving(row)}
          takeLines={takeLines}
        />
      )}
      {may && <Hints />}
      <span className={classes.heard} role="status">
        {told}
      </span>
      {removing && (
        <Removal
          reference={removing}
          close={() => setRemoving(undefined)}
          removed={() => grid.go({ key: besideOf(rows, removing)?.key ?? "", column: "name" })}
        />
      )}
      {pasted !== undefined && (
        <PasteDialog
          text={pasted}
          plan={plan}
          today={today}
          where={whereOf(activeRow)}
          close={(added) => {
            setPasted(undefined)
            if (added) grid.go({ key: referenceText(added), column: "name" })
          }}
        />
      )}
    </div>
  )
}

/** How wide an element is, known before it is painted: columns do not come one after the other. */
function useWidth(): [Ref<HTMLDivElement>, number] {
  const box = useRef<HTMLDivElement>(null)
  const [first, setFirst] = useState(0)
  const { ref, width } = useElementSize<HTMLDivElement>()
  useLayoutEffect(() => setFirst(box.current?.clientWidth ?? 0), [])
  return [useMergedRef(ref, box), width || first]
}

/** Takes what is pasted anywhere but where one writes. */
function usePaste(take: (text: string) => void) {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const writing = event.target instanceof Element && event.target.closest("input, textarea, select, [role=dialog]")
      if (writing || event.defaultPrevented) return
      event.preventDefault()
      take(event.clipboardData?.getData("text/plain") ?? "")
    }
    window.addEventListener("paste", paste)
    return () => window.removeEventListener("paste", paste)
  }, [take])
}

/** Pasted things go into an initiative or a milestone that has the focus, and behind a task that has it. */
function whereOf(row: Row | undefined): Where {
  if (!row) return { parent: undefined }
  const parent: Reference | undefined = row.kind === "task" ? readReference(row.parent) : { kind: row.kind, id: row.id }
  return row.kind === "task" ? { parent, after: { task: row.id } } : { parent }
}

/** The row that comes into the place of one that goes with all that stands under it; at the end the one before it. */
function besideOf(rows: readonly Row[], { key, depth }: Row): Row | undefined {
  const at = rows.findIndex((row) => row.key === key)
  return rows.slice(at + 1).find((row) => row.depth <= depth) ?? rows[at - 1]
}

/** As many columns as have room, the weightiest first. */
function columnsWithin(width: number): readonly Column[] {
  const wanted: readonly (readonly [number, readonly string[]])[] = [
    [0, ["name", "chance"]],
    [560, ["name", "sure", "chance"]],
    [700, ["name", "estimate", "target", "sure", "chance"]],
    [900, ["name", "estimate", "after", "target", "sure", "chance", "progress"]],
    [1040, COLUMNS.map(({ id }) => id)],
  ]
  const [, ids] = wanted.findLast(([least]) => width >= least) ?? [0, ["name", "chance"]]
  return COLUMNS.filter(({ id }) => ids.includes(id))
}

/** What paper says of the rows that are not shown. */
function leftOut(shown: number, plan: PlanState, find: string): string | undefined {
  const all = OUTLINED.reduce((sum, kind) => sum + (plan.kinds.get(kind)?.size ?? 0), 0)
  if (find !== "") return say("paper.narrowed", { what: say("paper.quoted", { text: find }), shown, all })
  return shown < all ? say("paper.folded", { count: all - shown }) : undefined
}

function Empty({ searching, may, add }: { searching: boolean; may: boolean; add: () => void }) {
  return (
    <EmptyView says={say(searching ? "outline.foundNothing" : "outline.empty")}>
      {may && !searching && <Button onClick={add}>{say("outline.first")}</Button>}
    </EmptyView>
  )
}

/** The keys that matter most; all of them are on the key sheet. */
function Hints() {
  const usual = (ask: AskIn<"outline">) => chordsOf("outline", ask)[0] ?? ""
  const hints = [
    [[usual("edit")], "outline.hint.edit"],
    [[usual("addAfter")], "outline.hint.add"],
    [[usual("in")], "outline.hint.indent"],
    [[usual("up"), usual("down")], "outline.hint.move"],
    [[usual("details")], "outline.hint.details"],
    [[usual("remove")], "outline.hint.remove"],
    [chordsOf("clipboard", "paste"), "outline.hint.paste"],
    [chordsOf("everywhere", "help"), "outline.hint.all"],
  ] as const
  const known = hints.filter(([chords]) => chords.length > 0)
  return (
    <div className={classes.hints} aria-hidden="true">
      {known.map(([chords, words]) => (
        <span key={words}>
          {chords.map((chord) => (
            <kbd key={chord}>{chordWords(chord)}</kbd>
          ))}{" "}
          {say(words)}
        </span>
      ))}
    </div>
  )
}
