import { useMemo } from "react"
import { farFrom, farWords, livesIn } from "@/map/far"
import classes from "@/map/map.module.css"
import type { Picture } from "@/map/picture"
import type { Controls } from "@/map/use-viewport"
import { say } from "@/words/words"

const SHOWN = 3

type FarDatesProps = { picture: Pick<Picture, "lanes" | "today">; controls: Controls }

/** The dates that the whole plan is shown without, for they lie too far away, and the way to each. */
export function FarDates({ picture: { lanes, today }, controls }: FarDatesProps) {
  const far = useMemo(() => farFrom(lanes, livesIn(lanes, today)), [lanes, today])
  if (far.length === 0) return null
  return (
    <div className={classes.far}>
      <span>{say("map.far")}</span>
      {far.slice(0, SHOWN).map((date) => (
        <button key={date.mark.id + date.what} type="button" onClick={() => controls.goTo(date.at, date.mark.id)}>
          {farWords(date)}
        </button>
      ))}
      {far.length > SHOWN && <span>{say("map.farMore", { count: far.length - SHOWN })}</span>}
    </div>
  )
}
