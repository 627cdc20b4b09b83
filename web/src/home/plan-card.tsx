import { Link } from "@tanstack/react-router"
import { aboutInTens, colourOf, level, percent } from "@/drawing/chance"
import type { AwaitedMilestone, PlanOverview } from "@/home/calls"
import classes from "@/home/home.module.css"
import { leastSure, stripOf } from "@/home/strip"
import { StripDrawing } from "@/home/strip-drawing"
import { ago, nearWords } from "@/rooms/ago"
import { say } from "@/words/words"

const SHOWN = 3

/** A plan: what lies ahead as one line, and in words the dates that are least sure. */
export function PlanCard({ plan }: { plan: PlanOverview }) {
  const strip = stripOf(plan)
  const least = (plan.forecast?.milestones ?? []).filter(leastSure).slice(0, SHOWN)
  return (
    <Link to="/plans/$plan" params={{ plan: plan.id }} className={classes.card}>
      <span className={classes.cardTitle}>{plan.name}</span>
      <span className={classes.cardAbout}>{about(plan)}</span>
      {strip && <StripDrawing strip={strip} name={plan.name} />}
      {least.length > 0 && (
        <ul className={classes.least}>
          {least.map((milestone) => (
            <LeastSure key={milestone.id} milestone={milestone} />
          ))}
        </ul>
      )}
      {!strip && <span className={classes.wait}>{say(plan.forecast ? "home.nothingAhead" : "home.forecasting")}</span>}
    </Link>
  )
}

function LeastSure({ milestone }: { milestone: AwaitedMilestone }) {
  const least = leastSure(milestone)
  if (!least) return null
  const { chance, date } = least
  return (
    <li>
      <span className={classes.leastName}>{milestone.name}</span>
      <span className={classes.leastChance} style={{ color: colourOf(level(chance)) }} title={percent(chance)}>
        {say("home.chanceFor", { chance: aboutInTens(chance), day: nearWords(date) })}
      </span>
    </li>
  )
}

function about({ forecast, changed_at, restricted }: PlanOverview): string {
  return [
    forecast && forecast.ahead + forecast.reached > 0
      ? say("home.standing", { reached: forecast.reached, all: forecast.ahead + forecast.reached })
      : undefined,
    say("home.changed", { when: ago(changed_at) }),
    restricted ? say("home.restricted") : undefined,
  ]
    .filter(Boolean)
    .join(" · ")
}
