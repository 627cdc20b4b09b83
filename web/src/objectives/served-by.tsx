import { useGoals } from "@/objectives/goals-context"
import classes from "@/objectives/objectives.module.css"
import { dueOf } from "@/objectives/service"
import { chanceOf, unlikelyOf } from "@/objectives/serving"
import { type Standing, Stones } from "@/objectives/stones"
import { say } from "@/words/words"

/** The milestones that serve any of some objectives and key results: as stones, and how many of them are unlikely. */
export function ServedBy({ targets }: { targets: readonly string[] }) {
  const { plan, service, milestones } = useGoals()
  const found = new Map<string, Standing>()
  for (const target of targets) {
    const due = dueOf(plan, target)
    for (const { milestone: id } of service.of.get(target) ?? []) {
      const forecast = milestones.get(id)
      const probability = chanceOf(forecast, due)
      const known = found.get(id)
      const worst = known && (known.probability ?? 2) <= (probability ?? 2)
      if (!worst) found.set(id, { id, probability, reached: forecast?.reached ?? false })
    }
  }
  if (found.size === 0) return null
  const standings = [...found.values()].sort(
    (a, b) => when(milestones.get(a.id)?.p50) - when(milestones.get(b.id)?.p50),
  )
  const unlikely = unlikelyOf(standings.map(({ probability }) => probability))
  return (
    <>
      <Stones standings={standings} />
      <div className={classes.second}>
        {say(unlikely > 0 ? "objectives.servedUnlikely" : "objectives.served", { count: found.size, unlikely })}
      </div>
    </>
  )
}

/** For sorting: what has no date comes last. */
function when(moment: string | null | undefined): number {
  return moment ? Date.parse(`${moment}Z`) : Number.MAX_SAFE_INTEGER
}
