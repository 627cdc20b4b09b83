import { level, type Probability } from "@/drawing/chance"
import { HollowStone, ReachedStone, Stone } from "@/drawing/marks"
import classes from "@/objectives/objectives.module.css"

const SIZE = 9
const STEP = 12
const MOST = 9

/** A milestone that serves, as a stone. */
export type Standing = { readonly id: string; readonly probability: Probability; readonly reached: boolean }

/** A stone for each milestone, in the colour of its chance to come in time. */
export function Stones({ standings }: { standings: readonly Standing[] }) {
  const shown = standings.slice(0, MOST)
  const more = standings.length - shown.length
  return (
    <svg className={classes.block} width={shown.length * STEP + (more > 0 ? 24 : 0)} height={14} aria-hidden="true">
      {shown.map(({ id, probability, reached }, place) => {
        const at = { x: place * STEP + SIZE / 2 + 1, base: 13, size: SIZE }
        if (reached) return <ReachedStone key={id} {...at} />
        return level(probability) === "unknown" ? (
          <HollowStone key={id} {...at} />
        ) : (
          <Stone key={id} {...at} chance={level(probability)} />
        )
      })}
      {more > 0 && (
        <text x={shown.length * STEP + 2} y={12} fontSize={11.5} fill="var(--second)">
          +{more}
        </text>
      )}
    </svg>
  )
}
