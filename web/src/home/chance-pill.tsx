import { aboutInTens, level, percent } from "@/drawing/chance"
import classes from "@/home/home.module.css"

/** A chance in words and in colour; the exact figure on demand. */
export function ChancePill({ probability }: { probability: number }) {
  return (
    <span className={classes.pill} data-chance={level(probability)} title={percent(probability)}>
      {aboutInTens(probability)}
    </span>
  )
}
