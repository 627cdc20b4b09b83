import { InBar } from "@/app/frame"
import { useConnection } from "@/app/live-context"
import { UndoButtons } from "@/history/undo-buttons"
import { People } from "@/plan/people"
import { useForecast, usePlan, usePresent, useTravel } from "@/plan/plan-context"
import classes from "@/plan/plan-frame.module.css"
import { say } from "@/words/words"

/** In the bar: which plan, as of when, what is still on its way, and who else is here. */
export function PlanBar() {
  const { plan } = usePlan()
  const away = useConnection() === "away"
  const asOf = useAsOf(away)
  return (
    <InBar>
      <span className={classes.title}>{String(plan.settings.plan ?? "")}</span>
      <span className={classes.asOf} role="status">
        {asOf}
      </span>
      {away && (
        <span className={classes.away} role="status">
          {say("app.away")}
        </span>
      )}
      <span className={classes.gap} />
      <span className={classes.undo}>
        <UndoButtons />
      </span>
      <People />
    </InBar>
  )
}

/** What waits comes first, then the past that is shown, then a forecast that is still of an older revision. */
function useAsOf(away: boolean): string {
  const { number, sending } = usePresent()
  const forecast = useForecast()
  const past = useTravel()
  if (sending > 0) return say(away ? "app.waiting" : "app.saving", { count: sending })
  if (past) return say("app.asOf", { number: past.number })
  if (forecast && forecast.number < number) return say("app.asOf", { number: forecast.number })
  return say("app.current", { number })
}
