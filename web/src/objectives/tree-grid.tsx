import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react"
import { askedOf } from "@/app/keys/table"
import { useGoals } from "@/objectives/goals-context"
import { type Form, type Grid, GridProvider } from "@/objectives/grid-context"
import { GroupRow } from "@/objectives/group-row"
import { KeyResultRow } from "@/objectives/key-result-row"
import { MilestoneRow, StrayRow } from "@/objectives/milestone-row"
import { stepOf } from "@/objectives/navigate"
import { ObjectiveForm } from "@/objectives/objective-form"
import { ObjectiveRow } from "@/objectives/objective-row"
import classes from "@/objectives/objectives.module.css"
import { writingOf } from "@/objectives/shortcut"
import { type Node, type Row, rowsOf } from "@/objectives/tree"
import { TreeRows } from "@/outline/aria"
import { useSelection } from "@/plan/selection"
import { say } from "@/words/words"

const COLUMNS = ["name", "progress", "course", "chance", "served", "actions"] as const
const CLASSES = [classes.name, classes.progress, classes.course, classes.chance, classes.served, classes.actions]

type Props = {
  nodes: readonly Node[]
  leading: ReadonlySet<string>
  form: Form | undefined
  onForm: (form?: Form) => void
}

/** The tree as a grid that is walked by arrow keys, line by line. */
export function TreeGrid({ nodes, leading, form, onForm }: Props) {
  const { mayEdit } = useGoals()
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [wanted, setWanted] = useState<string>()
  const grid = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => rowsOf(nodes, turned, leading), [nodes, turned, leading])
  const active = rows.some(({ node }) => node.key === wanted) ? wanted : rows[0]?.node.key

  const turn = useCallback((key: string) => setTurned((old) => toggled(old, key)), [])
  const go = useCallback((key: string) => {
    setWanted(key)
    grid.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)?.focus()
  }, [])
  const close = useCallback(() => {
    onForm(undefined)
    if (form && form.at !== "") go(form.at)
  }, [form, go, onForm])
  const value = useMemo(
    (): Grid => ({ form, write: onForm, close, turn, active, activate: setWanted }),
    [form, onForm, close, turn, active],
  )

  // A deep link leads to its line.
  const selected = useSelection()
  const linked = useRef(selected?.id)
  useEffect(() => {
    const row = rows.find(({ node }) => "id" in node && node.id === linked.current && node.type !== "served_by")
    linked.current = undefined
    if (!row) return
    setWanted(row.node.key)
    grid.current?.querySelector(`[data-row="${CSS.escape(row.node.key)}"]`)?.scrollIntoView({ block: "nearest" })
  }, [rows])

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return
    const row = rows.find(({ node }) => node.key === active)
    const ask = askedOf("objectives", event)
    const written = row && ask && mayEdit ? writingOf(row.node, ask) : undefined
    if (written) {
      event.preventDefault()
      return onForm(written)
    }
    if (ask === "open" && event.target instanceof HTMLElement && event.target.role === "row") {
      return event.target.querySelector<HTMLElement>(`.${classes.named}`)?.click()
    }
    const step = stepOf(rows, active, event.key)
    if (!step) return
    event.preventDefault()
    if ("go" in step) go(step.go)
    else turn(step.turn)
  }

  return (
    <GridProvider value={value}>
      {form?.at === "" && (
        <div className={classes.topForm}>
          <ObjectiveForm due={undefined} />
        </div>
      )}
      <div role="treegrid" ref={grid} className={classes.grid} aria-label={say("objectives.title")} onKeyDown={press}>
        <TreeRows className={classes.headGroup}>
          <Head />
        </TreeRows>
        <TreeRows className={classes.rows}>
          {rows.map((row) => (
            <Line key={row.node.key} row={row} />
          ))}
        </TreeRows>
      </div>
    </GridProvider>
  )
}

function Head() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tree grid has no element of its own
    // biome-ignore lint/a11y/useFocusableInteractive: nothing can be done with the headings
    <div role="row" className={classes.head}>
      {COLUMNS.map((column, place) => (
        // biome-ignore lint/a11y/useFocusableInteractive: nothing can be done with the headings
        // biome-ignore lint/a11y/useSemanticElements: a tree grid has no element of its own
        <div key={column} role="columnheader" className={CLASSES[place]}>
          {column === "actions" ? (
            <span className={classes.unseen}>{say("objectives.column.actions")}</span>
          ) : (
            say(`objectives.column.${column}`)
          )}
        </div>
      ))}
    </div>
  )
}

function Line({ row }: { row: Row }) {
  const { node } = row
  switch (node.type) {
    case "objective":
      return <ObjectiveRow row={row} node={node} />
    case "key_result":
      return <KeyResultRow row={row} node={node} />
    case "milestone":
      return <MilestoneRow row={row} node={node} />
    case "stray":
      return <StrayRow row={row} node={node} />
    default:
      return <GroupRow row={row} />
  }
}

function toggled(old: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(old)
  if (!next.delete(key)) next.add(key)
  return next
}

/** Whether keys are for writing there. */
function isField(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [role=menu], form") !== null
}
