import { memo } from "react"
import { aboutInTens, level, percent } from "@/drawing/chance"
import { finishWords } from "@/drawing/time"
import type { Lane } from "@/map/lanes"
import type { Layout } from "@/map/layout"
import classes from "@/map/map.module.css"
import { say } from "@/words/words"

type LaneNamesProps = {
  layout: Layout
  /** On a phone the words stand above what is in the lane, else at its side. */
  narrow: boolean
  width: number
  onSelect: (selection: string) => void
}

/** What each lane is about, and how likely it is. */
export const LaneNames = memo(function LaneNames({ layout, narrow, width, onSelect }: LaneNamesProps) {
  return (
    <div
      className={classes.names}
      style={{ height: layout.height, width }}
      data-detail={layout.detail.name}
      data-narrow={narrow || undefined}
    >
      {layout.lanes.map(({ lane, top, height }) => (
        <div key={lane.id} className={classes.lane} style={{ top, height: narrow ? undefined : height }}>
          <LaneWords lane={lane} onSelect={onSelect} />
        </div>
      ))}
    </div>
  )
})

type LaneWordsProps = { lane: Lane; onSelect: (selection: string) => void }

const LaneWords = memo(function LaneWords({ lane, onSelect }: LaneWordsProps) {
  const date = laneDate(lane)
  return (
    <>
      <LaneName lane={lane} onSelect={onSelect} />
      {date && <span className={classes.due}>{date}</span>}
      {lane.probability !== undefined && (
        <span className={classes.pill} data-chance={level(lane.probability)} title={percent(lane.probability)}>
          {aboutInTens(lane.probability)}
        </span>
      )}
    </>
  )
})

/** By when a lane is to be done, or else is. */
export function laneDate({ due, sure }: Lane): string | undefined {
  if (due !== undefined) return say("map.dueBy", { day: finishWords(due) })
  return sure === undefined ? undefined : say("map.atEighty", { day: finishWords(sure) })
}

function LaneName({ lane, onSelect }: LaneWordsProps) {
  const { kind, id, name } = lane
  if (!kind) return <span className={classes.laneName}>{name}</span>
  return (
    <button type="button" className={classes.laneName} title={name} onClick={() => onSelect(`${kind}:${id}`)}>
      {name}
    </button>
  )
}
