import { Button } from "@mantine/core"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { useCallback, useDeferredValue, useMemo, useState } from "react"
import { useAfterPaint } from "@/app/use-after-paint"
import { startOf } from "@/drawing/time"
import { headlineOf } from "@/map/attention"
import { Board, type Shown } from "@/map/board"
import { dateChange, firstMilestone } from "@/map/changes"
import type { DateChange } from "@/map/date-popover"
import { FarDates } from "@/map/far-dates"
import { Headline } from "@/map/headline"
import { LaneSwitch } from "@/map/lane-switch"
import classes from "@/map/map.module.css"
import { MapBar } from "@/map/map-bar"
import { MapTable } from "@/map/map-table"
import type { Picture } from "@/map/picture"
import { PrintSheet } from "@/map/print-sheet"
import { useLaneKind } from "@/map/use-lane-kind"
import { usePicture } from "@/map/use-picture"
import { EmptyView } from "@/plan/empty-view"
import { useForecast, useMayEdit, useOpenPlan, usePlan } from "@/plan/plan-context"
import { useFound } from "@/plan/use-find"
import { usePutSearch } from "@/plan/use-put-search"
import { say } from "@/words/words"

/** The map that people gather around: what needs attention, every milestone in its lane, and what the signs mean. */
export function MapView() {
  const open = useOpenPlan()
  const { plan } = usePlan()
  const mayEdit = useMayEdit()
  const { sel, window, table } = useSearch({ from: "/plans/$plan" })
  const put = usePutSearch()
  const find = useDeferredValue(useFound())
  const select = useSelect()
  const [kind, setKind] = useLaneKind(open.id, plan)
  const { picture, marks, look } = usePicture(kind, find)
  const [controls, setControls] = useState<Shown>()
  const moveTo = useCallback((shown: string | undefined) => put({ window: shown }), [put])
  const headline = useHeadline(marks)
  const selected = sel?.startsWith("milestone:") ? sel.slice("milestone:".length) : undefined
  const change = useCallback(
    (id: string, made: DateChange) => {
      const milestone = open.replica.read().plan.kinds.get("milestone")?.get(id)
      const changes = milestone ? dateChange(milestone, made) : []
      if (changes.length > 0) open.change(changes)
    },
    [open],
  )
  if (marks.length === 0) return <Empty />
  const nothing = picture.lanes.length === 0
  const asTable = table === true
  return (
    <div className={classes.map}>
      <h1 className={classes.unseen}>{say("map.drawing", { plan: picture.title })}</h1>
      <Headline headline={headline} onSelect={select} />
      {nothing && <NothingFound find={find} />}
      {!asTable && !nothing && (
        <Board
          picture={picture}
          selected={selected}
          mayEdit={mayEdit}
          onSelect={select}
          onDate={change}
          window={window}
          onWindow={moveTo}
          corner={<LaneSwitch kind={kind} onKind={setKind} />}
          onViewport={setControls}
        />
      )}
      {!nothing && asTable && <MapTable lanes={picture.lanes} links={picture.links} shown onSelect={select} />}
      {!nothing && !asTable && <TableBehind picture={picture} onSelect={select} />}
      {controls && !asTable && !nothing && <FarDates picture={picture} controls={controls} />}
      <MapBar
        picture={picture}
        headline={headline}
        kind={kind}
        onKind={setKind}
        controls={asTable || nothing ? undefined : controls}
        asTable={asTable}
        onTable={(shown) => put({ table: shown || undefined })}
        look={look}
      />
      {!nothing && <PrintSheet picture={picture} headline={headline} />}
    </div>
  )
}

/** The table for those who cannot see the drawing. Hundreds of rows would keep that waiting: they come after it. */
function TableBehind({ picture, onSelect }: { picture: Picture; onSelect: (selection: string) => void }) {
  const shown = useAfterPaint(picture)
  return shown && <MapTable lanes={shown.lanes} links={shown.links} shown={false} onSelect={onSelect} />
}

/** Puts what is selected into the address. */
function useSelect(): (selection: string | undefined) => void {
  const navigate = useNavigate({ from: "/plans/$plan/map" })
  return useCallback(
    (selection) => {
      void navigate({
        search: ({ sel: _, ...rest }) => (selection === undefined ? rest : { ...rest, sel: selection }),
        replace: true,
      })
    },
    [navigate],
  )
}

function useHeadline(marks: Parameters<typeof headlineOf>[0]) {
  const { plan } = usePlan()
  const finish = useForecast()?.finish.p80
  return useMemo(() => {
    const nameOf = (id: string) => {
      const found = ["task", "risk", "milestone"].map((kind) => plan.kinds.get(kind)?.get(id)).find(Boolean)
      return String(found?.name ?? id)
    }
    return headlineOf(marks, finish ? startOf(finish) : undefined, nameOf)
  }, [marks, finish, plan])
}

/** A map without milestones: one sentence, and what fills it. */
function Empty() {
  const open = useOpenPlan()
  const mayEdit = useMayEdit()
  const select = useSelect()
  const add = () => {
    const change = firstMilestone(say("map.firstMilestone"))
    open.change([change])
    select(`milestone:${change.id}`)
  }
  return (
    <EmptyView says={say("map.empty")}>{mayEdit && <Button onClick={add}>{say("map.addFirst")}</Button>}</EmptyView>
  )
}

function NothingFound({ find }: { find: string }) {
  const put = usePutSearch()
  return (
    <EmptyView says={say("map.notFound", { text: find })}>
      <Button variant="default" onClick={() => put({ find: undefined })}>
        {say("map.showAll")}
      </Button>
    </EmptyView>
  )
}
