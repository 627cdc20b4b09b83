import { Button, Slider } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { readRevision } from "@/api/calls"
import { RequestError } from "@/api/problem"
import classes from "@/history/history.module.css"
import { agoWords, whoOf } from "@/history/telling"
import { useOpenPlan, usePresent, useTravel } from "@/plan/plan-context"
import { useTravelTo } from "@/plan/use-travel-to"
import { say } from "@/words/words"

/** The way through the plan's past, where there is one: each revision is a step of the slider, the last one is now. */
export function TravelBar() {
  const { number: present } = usePresent()
  const past = useTravel()
  const travel = useTravelTo()
  const shown = Math.min(past?.number ?? present, present)
  if (present < 2 && !past) return null
  const go = (number: number) => travel(number >= present ? undefined : number)
  return (
    <section className={classes.travel} aria-label={say("history.travel")} data-past={past !== undefined || undefined}>
      <p className={classes.where} role="status">
        {past ? say("history.then", { number: past.number }) : say("history.now", { number: present })}
        {past && <Told number={past.number} error={past.error} />}
      </p>
      <div className={classes.steps}>
        <Slider
          className={classes.slider}
          min={1}
          max={present}
          label={null}
          thumbLabel={say("history.slider")}
          thumbValueText={say("history.sliderValue", { number: shown })}
          value={shown}
          onChange={go}
        />
        <Button size="compact-sm" variant="default" disabled={!past} onClick={() => travel(undefined)}>
          {say("history.back")}
        </Button>
      </div>
    </section>
  )
}

/** Who made the revision that is shown, and what it changed; or why it cannot be shown. */
function Told({ number, error }: { number: number; error: Error | null }) {
  const { id } = useOpenPlan()
  const { data } = useQuery({
    queryKey: ["plan", id, "revision", number],
    queryFn: () => readRevision(id, number),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <span> {error instanceof RequestError ? error.problem.detail : error.message}</span>
  if (data?.number !== number) return null
  return (
    <span className={classes.quiet}>
      {" "}
      {say("history.told", { who: whoOf(data), when: agoWords(data.when), sentence: data.sentence })}
    </span>
  )
}
