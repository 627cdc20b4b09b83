import { aboutInTens, level, type Probability, percent } from "@/drawing/chance"
import classes from "@/forecast/chance-pill.module.css"
import { say } from "@/words/words"

type Props = { probability: Probability; atMost?: boolean | undefined; suffix?: string | undefined }

/** A chance in words on the colour of its kind; the exact figure on demand. */
export function ChancePill({ probability, atMost = false, suffix }: Props) {
  const known = probability !== null && probability !== undefined
  const words =
    known && atMost ? say("forecast.atMost", { chance: aboutInTens(probability) }) : aboutInTens(probability)
  return (
    <span className={classes.pill} data-chance={level(probability)} title={known ? percent(probability) : undefined}>
      {suffix ? `${words} ${suffix}` : words}
    </span>
  )
}
