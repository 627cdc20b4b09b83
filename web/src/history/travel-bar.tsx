import { Button, Slider } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { readRevision } from "@/api/calls"
import classes from "@/history/history.module.css"
import { agoWords, whoOf } from "@/history/telling"
import type { Past } from "@/plan/past"
import { useOpenPlan, usePresent, useTravel } from "@/plan/plan-context"
import { useTravelTo } from "@/plan/use-travel-to"
import { sentence } from "@/rooms/failure"
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
        {past ? <Then past={past} last={present} /> : say("history.now", { number: present })}
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

/** Which revision is shown, while the next one is on its way too; or why none is. */
function Then({ past: { number, view, error }, last }: { past: Past; last: number }) {
  if (error) {
    if (number > last) return say("history.noSuch", { number, last })
    return `${say("history.notShown", { number })} ${sentence(error.message)}`
  }
  const shown = view?.number ?? number
  return (
    <>
      {say("history.then", { number: shown })}
      <Told number={shown} />
    </>
  )
}

/** Who made the revision that is shown, and what it changed. */
function Told({ number }: { number: number }) {
  const { id } = useOpenPlan()
  const { data } = useQuery({
    queryKey: ["plan", id, "revision", number],
    queryFn: () => readRevision(id, number),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (data?.number !== number) return null
  return (
    <span className={classes.quiet}>
      {" "}
      {say("history.told", { who: whoOf(data), when: agoWords(data.when), sentence: data.sentence })}
    </span>
  )
}
