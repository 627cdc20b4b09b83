import { Button } from "@mantine/core"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { useMemo, useState } from "react"
import { type Filter, filtered, filterText, isFiltering, readFilter } from "@/objectives/filter"
import { FilterBar } from "@/objectives/filter-bar"
import { GapBand } from "@/objectives/gap-band"
import { GoalsProvider, useGoals } from "@/objectives/goals-context"
import type { Form } from "@/objectives/grid-context"
import classes from "@/objectives/objectives.module.css"
import { shows } from "@/objectives/shows"
import type { Node } from "@/objectives/tree"
import { TreeGrid } from "@/objectives/tree-grid"
import { PaperNote } from "@/paper/paper-note"
import { EmptyView } from "@/plan/empty-view"
import { say } from "@/words/words"

const AT_TOP: Form = { at: "", what: "objective" }
const NO_FILTER: Filter = { text: "", is: undefined }

/** What the organisation wants, how far it is, how likely it is, and what serves it. */
export function ObjectivesView() {
  return (
    <GoalsProvider>
      <Objectives />
    </GoalsProvider>
  )
}

function Objectives() {
  const goals = useGoals()
  const [filter, setFilter] = useFilter()
  const [form, setForm] = useState<Form>()
  const { nodes, leading } = useMemo(
    () => filtered(goals.tree, filter, (node, is) => shows(goals, node, is)),
    [goals, filter],
  )
  const empty = !goals.tree.some(({ type }) => type === "objective")
  return (
    <div className={classes.view}>
      <FilterBar filter={filter} empty={empty} onFilter={setFilter} onAdd={() => setForm(AT_TOP)} />
      <PaperNote words={isFiltering(filter) ? narrowed(filter, nodes, goals.tree) : undefined} />
      <GapBand showing={filter.is === "gap"} onShow={(show) => setFilter(show ? { text: "", is: "gap" } : NO_FILTER)} />
      {empty && form?.at !== "" && <Empty onAdd={() => setForm(AT_TOP)} />}
      {nodes.length === 0 && !empty ? (
        <EmptyView says={say("objectives.nothingFits")}>
          <Button variant="default" onClick={() => setFilter(NO_FILTER)}>
            {say("objectives.clear")}
          </Button>
        </EmptyView>
      ) : (
        (!empty || form?.at === "") && <TreeGrid nodes={nodes} leading={leading} form={form} onForm={setForm} />
      )}
      {!empty && goals.mayEdit && !isFiltering(filter) && <p className={classes.keys}>{say("objectives.keys")}</p>}
    </div>
  )
}

/** How paper says what of the tree it shows. */
function narrowed({ text, is }: Filter, shown: readonly Node[], all: readonly Node[]): string {
  const quoted = text.trim() && say("paper.quoted", { text: text.trim() })
  const what = [quoted, is && say(`objectives.is.${is}`)].filter(Boolean).join(", ")
  return say("paper.narrowed", { what, shown: count(shown), all: count(all) })
}

function count(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { children }) => sum + 1 + count(children), 0)
}

function Empty({ onAdd }: { onAdd: () => void }) {
  const { mayEdit } = useGoals()
  return (
    <EmptyView says={say("objectives.empty")}>
      {mayEdit && <Button onClick={onAdd}>{say("objectives.add")}</Button>}
    </EmptyView>
  )
}

/** The filter stands in the address. */
function useFilter(): [Filter, (filter: Filter) => void] {
  const { find } = useSearch({ from: "/plans/$plan" })
  const navigate = useNavigate()
  const filter = useMemo(() => readFilter(find), [find])
  const set = (next: Filter) => {
    const text = filterText(next)
    void navigate({
      to: ".",
      search: ({ find: _, ...rest }) => (text === undefined ? rest : { ...rest, find: text }),
      replace: true,
    })
  }
  return [filter, set]
}
