import { Avatar, Tooltip } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useLocation } from "@tanstack/react-router"
import { useEffect, useSyncExternalStore } from "react"
import { readMe, sayWhere } from "@/api/calls"
import { useConnection } from "@/app/live-context"
import { readReference, referenceText } from "@/entity/kinds"
import { whatWords } from "@/panel/telling"
import { useOpenPlan, usePresent } from "@/plan/plan-context"
import classes from "@/plan/plan-frame.module.css"
import { useSelection } from "@/plan/selection"
import type { Presence } from "@/replica/live"
import type { PlanState } from "@/replica/state"
import { isKey, say } from "@/words/words"

type Person = Presence["people"][number]

const SHOWN = 3

/** Who else has the plan open, and where in it they are. */
export function People() {
  const open = useOpenPlan()
  const { plan } = usePresent()
  const me = useQuery({ queryKey: ["me"], queryFn: readMe, staleTime: Number.POSITIVE_INFINITY }).data?.account.id
  const people = useSyncExternalStore(open.subscribe, () => open.people)
  const others = me === undefined ? [] : people.filter(({ account }) => account !== me)
  useSayWhere(open.id, others.length > 0)
  if (others.length === 0) return null
  const more = others.slice(SHOWN)
  return (
    <ul className={classes.people} aria-label={say("plan.others")}>
      {others.slice(0, SHOWN).map((person) => (
        <Face key={person.account} name={person.name} words={whereWords(plan, person)} />
      ))}
      {more.length > 0 && (
        <Face name={`+${more.length}`} words={more.map((person) => whereWords(plan, person)).join("; ")} />
      )}
    </ul>
  )
}

function Face({ name, words }: { name: string; words: string }) {
  return (
    <li>
      <Tooltip label={words}>
        {name.startsWith("+") ? (
          <Avatar size={26} radius="xl" role="img" aria-label={words}>
            {name}
          </Avatar>
        ) : (
          <Avatar size={26} radius="xl" name={name} role="img" aria-label={words} />
        )}
      </Tooltip>
    </li>
  )
}

/** Tells the others where I am: what is selected, else the view. */
function useSayWhere(plan: string, heard: boolean): void {
  const selected = useSelection()
  const view = useLocation({ select: ({ pathname }) => pathname.split("/").at(-1) ?? "" })
  const connected = useConnection() === "open"
  const where = selected ? referenceText(selected) : view
  useEffect(() => {
    // Nobody misses it where it cannot be told: the next step tells it again.
    if (heard && connected) sayWhere(plan, where).catch(() => undefined)
  }, [plan, where, heard, connected])
}

function whereWords(plan: PlanState, { name, at }: Person): string {
  const reference = readReference(at ?? undefined)
  const view = `app.${at}`
  const where = reference ? whatWords(plan, reference.kind, reference.id) : isKey(view) ? say(view) : ""
  return where === "" ? say("plan.here", { name }) : say("plan.hereAt", { name, where })
}
