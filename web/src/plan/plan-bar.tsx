import { UnstyledButton } from "@mantine/core"
import { useSignedOut } from "@/api/use-signed-out"
import { InBar } from "@/app/frame"
import { useConnection } from "@/app/live-context"
import { textOf } from "@/entity/entity"
import { UndoButtons } from "@/history/undo-buttons"
import { todayOf } from "@/map/picture"
import { People } from "@/plan/people"
import { useEnded, useForecast, usePlan, usePresent, useTravel } from "@/plan/plan-context"
import classes from "@/plan/plan-frame.module.css"
import { useSelect } from "@/plan/selection"
import { statusDay } from "@/plan/status-day"
import { ViewsMenu } from "@/views/views-menu"
import { say } from "@/words/words"

/** In the bar: which plan, as of when, what is still on its way, and who else is here. */
export function PlanBar() {
  const { plan } = usePlan()
  const ended = useEnded() !== undefined
  const signedOut = useSignedOut()
  const away = useConnection() === "away" && !ended && !signedOut
  const asOf = useAsOf(away || signedOut)
  const select = useSelect()
  const name = String(plan.settings.plan ?? "")
  const about = () => select({ kind: "plan", id: "plan" })
  return (
    <InBar>
      <UnstyledButton className={classes.title} title={name} aria-label={say("plan.about", { name })} onClick={about}>
        {name}
      </UnstyledButton>
      <span className={classes.asOf} role="status" data-current={asOf.current || undefined}>
        <span className={asOf.short && classes.long}>{asOf.words}</span>
        {asOf.short && <span className={classes.short}>{asOf.short}</span>}
      </span>
      {away && (
        <span className={classes.away} role="status">
          {say("app.away")}
        </span>
      )}
      <ViewsMenu />
      <span className={classes.gap} />
      <span className={classes.undo}>
        <UndoButtons />
      </span>
      <People />
    </InBar>
  )
}

/** What is said, and where there is little room. */
type AsOf = { readonly words: string; readonly short?: string; readonly current: boolean }

/** What waits comes first, then the past that is shown, then a forecast that is still to come, of an older revision, or of a day long ago. */
function useAsOf(away: boolean): AsOf {
  const { plan: present, number, sending } = usePresent()
  const forecast = useForecast()
  const past = useTravel()
  if (sending > 0) return late(say(away ? "app.waiting" : "app.saving", { count: sending }))
  if (past) return late(say("app.asOf", { number: past.number }))
  if (!forecast) return late(say("app.computing"))
  if (forecast.number < number) return late(say("app.asOf", { number: forecast.number }))
  const day = statusDay(todayOf(present, forecast), textOf(present.settings, "time_zone"))
  const words = say("app.current", { day: day.words, number })
  return day.stale ? { ...late(words), short: say("app.asOfDay", { day: day.words }) } : { words, current: true }
}

function late(words: string): AsOf {
  return { words, current: false }
}
