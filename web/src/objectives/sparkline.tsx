import { colourOf, level, type Probability } from "@/drawing/chance"
import { cut } from "@/drawing/shapes"
import classes from "@/objectives/objectives.module.css"
import type { Spark, Spot } from "@/objectives/spark"

const WIDTH = 120
const HEIGHT = 30
const EDGE = 4

/** The course of a key result: check-ins in ink, the target as a dashed line, where it will likely stand in its colour. */
export function Sparkline({ spark, probability }: { spark: Spark; probability: Probability }) {
  const { line, likely, target } = spark
  const last = line.at(-1)
  const colour = colourOf(level(probability))
  return (
    <svg className={classes.block} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={`M${EDGE},${y(target)}H${WIDTH - EDGE}`} stroke="var(--third)" strokeDasharray="2 3" />
      {likely && last && (
        <>
          <path
            d={`M${at(last)}L${WIDTH - EDGE},${y(likely.middle)}`}
            stroke={colour}
            strokeDasharray="1.5 3"
            strokeLinecap="round"
          />
          <path
            d={`M${WIDTH - EDGE},${y(likely.low)}V${y(likely.high)}`}
            stroke={colour}
            strokeWidth={4}
            strokeLinecap="round"
          />
          <path d={`M${WIDTH - EDGE - 4},${y(likely.middle)}h8`} stroke={colour} strokeWidth={1.5} />
        </>
      )}
      <path d={`M${line.map(at).join("L")}`} fill="none" stroke="var(--ink)" strokeWidth={1.5} strokeLinejoin="round" />
      {last && <circle cx={x(last.x)} cy={y(last.y)} r={2.6} fill="var(--ink)" />}
    </svg>
  )
}

function x(share: number): number {
  return cut(EDGE + share * (WIDTH - 2 * EDGE))
}

function y(share: number): number {
  return cut(EDGE + share * (HEIGHT - 2 * EDGE))
}

function at(spot: Spot): string {
  return `${x(spot.x)},${y(spot.y)}`
}
