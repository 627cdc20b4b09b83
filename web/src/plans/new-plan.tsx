import { Button, Loader, Select, TextInput } from "@mantine/core"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { useRef, useState } from "react"
import { readMe } from "@/api/calls"
import { BeginWith } from "@/plans/begin-with"
import { type NewPlan as Made, makePlan } from "@/plans/calls"
import { Columns } from "@/plans/columns"
import { LinesHelp } from "@/plans/lines-help"
import classes from "@/plans/new-plan.module.css"
import { nameOf, placeOfLine, unreadLines } from "@/plans/reading"
import { SourcePad } from "@/plans/source-pad"
import { UnderstoodList } from "@/plans/understood-list"
import { UnreadLines } from "@/plans/unread-lines"
import { type Source, useReading } from "@/plans/use-reading"
import { Failure } from "@/rooms/failure"
import { Room } from "@/rooms/room"
import { say } from "@/words/words"

/** From what somebody has to a plan: written, pasted or dropped on the left, and on the right what it comes to. */
export function NewPlan() {
  const pad = useRef<HTMLTextAreaElement>(null)
  const [source, setSource] = useState<Source>({ text: "" })
  const [name, setName] = useState<string>()
  const [workspace, setWorkspace] = useWorkspace()
  const { reading, error, isBehind } = useReading(source)
  const make = useMake(workspace)
  const document = reading?.sound ? reading.document : undefined
  const called = name ?? nameOf(reading?.document)
  const begin = () => {
    if (!document || isBehind || make.isPending) return
    const from = source.called ? { called: source.called } : {}
    make.mutate({ plan: { document: { ...document, plan: called.trim() || nameOf(document) }, ...from }, view: "map" })
  }
  const toLine = (line: number) => {
    pad.current?.focus()
    pad.current?.setSelectionRange(...placeOfLine(source.text, line))
  }
  return (
    <Room title={say("plans.newTitle")} lead={say("plans.newLead")}>
      <div className={classes.sides}>
        <SourcePad source={source} form={reading?.form} pad={pad} onSource={setSource} onMake={begin} />
        <section className={classes.result} aria-label={say("plans.result")} aria-busy={isBehind}>
          <Failure error={error ?? make.error} />
          {reading ? (
            <>
              {reading.form === "cells" && (
                <Columns columns={reading.columns} heads={reading.heads} source={source} onSource={setSource} />
              )}
              <UnderstoodList reading={reading} onLine={toLine} />
              <div className={classes.make}>
                <UnreadLines lines={unreadLines(reading)} />
                <TextInput
                  label={say("plans.name")}
                  value={called}
                  maxLength={500}
                  onChange={(event) => setName(event.currentTarget.value)}
                  flex="1 1 180px"
                />
                <WorkspaceChoice value={workspace} onChange={setWorkspace} />
                <Button
                  onClick={begin}
                  disabled={!document || isBehind}
                  loading={make.isPending}
                  title={say("plans.makeKey")}
                >
                  {say("plans.make")}
                </Button>
              </div>
            </>
          ) : isBehind ? (
            <Loader size="sm" />
          ) : (
            <LinesHelp onWrite={(text) => setSource({ text })} />
          )}
        </section>
      </div>
      {source.text === "" && (
        <BeginWith disabled={make.isPending} onMake={(plan, view) => make.mutate({ plan, view })} />
      )}
    </Room>
  )
}

type ToMake = { plan: Made; view: "map" | "outline" }

/** Makes the plan and opens it. */
function useMake(workspace: string | undefined) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ plan }: ToMake) => makePlan({ ...plan, ...(workspace ? { workspace } : {}) }),
    onSuccess: async ({ id }, { view }) => {
      for (const key of ["overview", "plans"]) void queries.invalidateQueries({ queryKey: [key] })
      await navigate({ to: `/plans/$plan/${view}`, params: { plan: id } })
    },
  })
}

/** Where the plan is to be: the workspace that the address names, else the first in which I may make one. */
function useWorkspace(): [string | undefined, (workspace: string) => void] {
  const asked = useSearch({ from: "/new" }).workspace
  const [chosen, setChosen] = useState<string>()
  const first = useMemberships()[0]?.workspace
  return [chosen ?? asked ?? first, setChosen]
}

function useMemberships() {
  const me = useQuery({ queryKey: ["me"], queryFn: readMe, staleTime: Number.POSITIVE_INFINITY }).data
  return me?.memberships.filter(({ role }) => role === "editor" || role === "owner") ?? []
}

/** Nobody is asked who has no choice. */
function WorkspaceChoice({ value, onChange }: { value: string | undefined; onChange: (workspace: string) => void }) {
  const memberships = useMemberships()
  if (memberships.length < 2) return null
  return (
    <Select
      label={say("plans.in")}
      allowDeselect={false}
      data={memberships.map(({ workspace, name }) => ({ value: workspace, label: name }))}
      value={value ?? null}
      onChange={(next) => next && onChange(next)}
      flex="1 1 150px"
    />
  )
}
