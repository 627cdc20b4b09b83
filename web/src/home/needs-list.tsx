import { UnstyledButton } from "@mantine/core"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { endOf, startOf } from "@/drawing/time"
import { ChancePill } from "@/home/chance-pill"
import type { Chore, Concern } from "@/home/concerns"
import classes from "@/home/home.module.css"
import { nearWords } from "@/rooms/ago"
import { Rows } from "@/rooms/room"
import { say } from "@/words/words"

const FIRST = 5

type Props = { concerns: readonly Concern[]; chores?: readonly Chore[] }

/** What is to be looked at, the most pressing first; a line leads to the place in its plan. */
export function NeedsList({ concerns, chores = [] }: Props) {
  const [all, setAll] = useState(false)
  const lines = [
    ...concerns.map((concern) => <ConcernLine key={`${concern.plan.id} ${concern.milestone.id}`} concern={concern} />),
    ...chores.map((chore) => <ChoreLine key={`${chore.plan.id} ${chore.kind}`} chore={chore} />),
  ]
  const shown = all ? lines : lines.slice(0, FIRST)
  return (
    <>
      <Rows>{shown}</Rows>
      {lines.length > shown.length && (
        <UnstyledButton className={classes.textButton} mt={8} onClick={() => setAll(true)}>
          {say("home.showMore", { count: lines.length - shown.length })}
        </UnstyledButton>
      )}
    </>
  )
}

function ConcernLine({ concern: { kind, plan, milestone, date, probability } }: { concern: Concern }) {
  const day = nearWords(endOf(date))
  return (
    <Link
      to="/plans/$plan/map"
      params={{ plan: plan.id }}
      search={{ sel: `milestone:${milestone.id}` }}
      className={classes.need}
    >
      <ChancePill probability={probability} />
      <span>
        <span className={classes.name}>{milestone.name}</span>{" "}
        {say(kind === "promise" ? "home.promised" : "home.wished", { day })}
        {milestone.p80 && `; ${say("home.sureBy", { day: nearWords(startOf(milestone.p80)) })}`}
      </span>
      <span className={classes.where}>{plan.name}</span>
    </Link>
  )
}

function ChoreLine({ chore }: { chore: Chore }) {
  const { plan, days } = chore
  const checksIn = chore.kind === "check-in"
  return (
    <Link
      to={checksIn ? "/plans/$plan/objectives" : "/plans/$plan/outline"}
      params={{ plan: plan.id }}
      search={checksIn ? {} : { sel: "plan:plan" }}
      className={classes.need}
    >
      <span className={classes.pill}>{say(checksIn ? "home.checkInDue" : "home.outOfDate")}</span>
      <span>
        {checksIn ? (
          <>
            <span className={classes.name}>{chore.names[0]}</span>{" "}
            {say("home.checkIn", { days, others: chore.names.length - 1 })}
          </>
        ) : (
          say("home.statusDate", { days })
        )}
      </span>
      <span className={classes.where}>{plan.name}</span>
    </Link>
  )
}
