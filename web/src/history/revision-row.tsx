import { Avatar, Button } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { readRevision } from "@/api/calls"
import type { RevisionSummary } from "@/api/types"
import { effectLines } from "@/history/effects"
import classes from "@/history/history.module.css"
import { agoWords, momentOf, wayOf, whoOf } from "@/history/telling"
import { useTakeBack } from "@/history/use-undo"
import { usePrinting } from "@/paper/use-printing"
import { useMayEdit, useOpenPlan, usePresent, useTravel } from "@/plan/plan-context"
import { useTravelTo } from "@/plan/use-travel-to"
import { say } from "@/words/words"

/** One revision: who did what when; its details, the plan as of it, and the way to take it back. */
export function RevisionRow({ revision }: { revision: RevisionSummary }) {
  const { number } = revision
  const [open, setOpen] = useState(false)
  const shown = useTravel()?.number === number
  // How long ago something was is true on the screen alone.
  const when = usePrinting() ? momentOf(revision.when) : agoWords(revision.when)
  const about = [whoOf(revision), when, wayOf(revision.through), say("history.revision", { number })]
  return (
    <li className={classes.item} data-shown={shown || undefined}>
      <Avatar size={26} radius="xl" name={whoOf(revision)} aria-hidden="true" />
      <div className={classes.said}>
        <button type="button" className={classes.sentence} aria-expanded={open} onClick={() => setOpen(!open)}>
          {revision.sentence}
        </button>
        {revision.why && <span>{revision.why}</span>}
        <small title={momentOf(revision.when)}>{about.filter((each) => each !== "").join(", ")}</small>
      </div>
      <Doings number={number} shown={shown} />
      {open && <Details number={number} />}
    </li>
  )
}

function Doings({ number, shown }: { number: number; shown: boolean }) {
  const { number: present } = usePresent()
  const mayEdit = useMayEdit()
  const travel = useTravelTo()
  const takeBack = useTakeBack()
  return (
    <div className={classes.doings}>
      {number < present && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={say("history.show", { number })}
          aria-pressed={shown}
          onClick={() => travel(shown ? undefined : number)}
        >
          {say(shown ? "history.shown" : "history.showShort")}
        </Button>
      )}
      {mayEdit && number > 1 && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={say("history.takeBack", { number })}
          onClick={() => void takeBack(number)}
        >
          {say("history.takeBackShort")}
        </Button>
      )}
    </div>
  )
}

function Details({ number }: { number: number }) {
  const { id } = useOpenPlan()
  const { plan } = usePresent()
  const { data } = useQuery({
    queryKey: ["plan", id, "revision", number],
    queryFn: () => readRevision(id, number),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const lines = data ? effectLines(plan, data) : []
  return (
    <ul className={classes.details} aria-label={say("history.details", { number })}>
      {lines.slice(0, MOST).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > MOST && <li>{say("panel.andMore", { count: lines.length - MOST })}</li>}
    </ul>
  )
}

const MOST = 40
