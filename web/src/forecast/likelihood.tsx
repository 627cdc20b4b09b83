import { Button } from "@mantine/core"
import { useState } from "react"
import { type Asked, Distribution, firstAsked } from "@/forecast/distribution"
import classes from "@/forecast/forecast.module.css"
import { dayOf } from "@/forecast/probe"
import { Questions } from "@/forecast/questions"
import type { Subject, Told } from "@/forecast/subject"
import { useSelect } from "@/plan/selection"
import { say } from "@/words/words"

/** The distribution, and the questions that can be asked of it; or why there is none. */
export function Likelihood({ told, subject, status }: { told: Told; subject: Subject; status: string }) {
  const [asked, setAsked] = useState<Asked>(() => firstAsked(told, dayOf))
  const { quantiles, reached, p80 } = told
  if (reached) return <p className={classes.note}>{say("forecast.reached")}</p>
  if (p80 === undefined) return <NoBasis subject={subject} />
  if (!quantiles) return <p className={classes.note}>{say("forecast.fromHistory")}</p>
  return (
    <section className={classes.section}>
      <h2>{say("forecast.when")}</h2>
      <Distribution told={told} quantiles={quantiles} status={status} asked={asked} onAsk={setAsked} />
      <Questions subject={subject} told={told} quantiles={quantiles} asked={asked} onAsk={setAsked} />
    </section>
  )
}

function NoBasis({ subject: { milestone } }: { subject: Subject }) {
  const select = useSelect()
  if (milestone === undefined) return null
  return (
    <div className={classes.note}>
      <p>{say("forecast.noBasis")}</p>
      <Button size="sm" onClick={() => select({ kind: "milestone", id: milestone }, "expected")}>
        {say("forecast.giveBasis")}
      </Button>
    </div>
  )
}
