import { memo } from "react"
import { type Level, level, toneOf } from "@/drawing/chance"
import { clothPath, cut, polePath, stonePath } from "@/drawing/shapes"
import type { TimeScale } from "@/drawing/timescale"
import type { Detail } from "@/map/detail"
import type { Placed } from "@/map/layout"
import { chanceOf, type Mark } from "@/map/mark"

type Strokes = { bands: string; stones: string }
type Batch = Record<Level, Strokes> & {
  reached: string
  hollow: string
  poles: string
  wishes: string
  promises: string
}

type FarLaneProps = { placed: readonly Placed[]; detail: Detail; scale: TimeScale }

/**
 * A lane from afar: bands, stones and flags of all its milestones, in one path for each colour, so that hundreds cost no
 * more than a dozen.
 */
export const FarLane = memo(function FarLane({ placed, detail, scale }: FarLaneProps) {
  const batch = batchOf(placed, detail, scale)
  return (
    <g>
      {LEVELS.map((each) => (
        <path key={each} d={batch[each].bands} stroke={toneOf(each)} strokeWidth={2} />
      ))}
      <path d={batch.poles} stroke="var(--ink)" fill="none" />
      <path d={batch.wishes} stroke="var(--ink)" fill="var(--ground)" strokeLinejoin="round" />
      <path d={batch.promises} stroke="var(--ink)" fill="var(--ink)" strokeLinejoin="round" />
      <path d={batch.hollow} stroke="var(--second)" strokeDasharray="2 1.6" fill="var(--ground)" />
      <path d={batch.reached} stroke="var(--ground)" fill="var(--ink)" />
      {LEVELS.map((each) => (
        <path key={each} d={batch[each].stones} stroke="var(--ground)" fill={toneOf(each)} />
      ))}
    </g>
  )
})

const LEVELS: readonly Level[] = ["likely", "maybe", "unlikely", "unknown"]

/** The paths of a lane from afar. */
export function batchOf(placed: readonly Placed[], detail: Detail, scale: TimeScale): Batch {
  const empty = () => ({ bands: "", stones: "" })
  const batch: Batch = {
    likely: empty(),
    maybe: empty(),
    unlikely: empty(),
    unknown: empty(),
    reached: "",
    hollow: "",
    poles: "",
    wishes: "",
    promises: "",
  }
  for (const { mark, base } of placed) add(batch, mark, base, detail, scale)
  return batch
}

function add(batch: Batch, mark: Mark, base: number, detail: Detail, scale: TimeScale): void {
  const strokes = batch[level(chanceOf(mark))]
  if (mark.band) {
    const left = scale.x(mark.band[0])
    strokes.bands += `M${cut(left)},${base}H${cut(Math.max(scale.x(mark.band[2]), left + 2))}`
  }
  const stone = stonePath(scale.x(mark.stone), base + 1, detail.stone)
  if (mark.standing === "reached") batch.reached += stone
  else if (mark.standing === "open") strokes.stones += stone
  else batch.hollow += stone
  for (const wish of ["target", "commitment"] as const) {
    const at = mark[wish]
    if (at === undefined) continue
    batch.poles += polePath(scale.x(at), base, detail.pole)
    batch[wish === "target" ? "wishes" : "promises"] += clothPath(scale.x(at), base - detail.pole, detail.cloth)
  }
}
