import { dayWords } from "@/drawing/time"
import { todayOf } from "@/map/picture"
import classes from "@/paper/paper.module.css"
import { usePrinting } from "@/paper/use-printing"
import { useForecast, usePlan } from "@/plan/plan-context"
import { usePlanView } from "@/plan/use-plan-view"
import { say } from "@/words/words"

/** On top of each page of paper: what it is, of which plan, and as of when. */
export function PaperHead() {
  const printing = usePrinting()
  const view = usePlanView()
  const { plan, number } = usePlan()
  const forecast = useForecast()
  if (!printing) return null
  const day = dayWords(todayOf(plan, forecast), "weekday")
  return (
    <div className={classes.head}>
      <div className={classes.line}>
        <strong>{String(plan.settings.plan ?? "")}</strong>
        <span>{view && say(`app.${view}`)}</span>
        <span className={classes.asOf}>{say("paper.asOf", { day, number })}</span>
      </div>
    </div>
  )
}
