import { aboutInTens, colourOf, level } from "@/drawing/chance"
import { wrapped } from "@/drawing/measure"
import { DETAILS } from "@/map/detail"
import { laneDate } from "@/map/lane-names"
import type { Layout, PlacedLane } from "@/map/layout"
import { pathOf, placedById } from "@/map/link-path"
import { COLUMN, MARGIN, type Plot } from "@/map/plot"
import { sentenceOf } from "@/map/sentence"
import { Signs } from "@/map/signs"

type FullLanesProps = { layout: Layout; plot: Plot }

/** Lanes in which every milestone has its signs and its words. */
export function FullLanes({ layout, plot: { picture, scale, right } }: FullLanesProps) {
  const { lanes, detail } = layout
  return (
    <>
      {lanes.map((lane) => (
        <LaneHead key={lane.lane.id} lane={lane} layout={layout} right={right} />
      ))}
      <path
        d={detail.linked ? pathOf(picture.links, placedById(layout), scale) : ""}
        fill="none"
        stroke="var(--third)"
        strokeOpacity={0.5}
      />
      {lanes
        .flatMap(({ placed }) => placed)
        .map(({ mark, base, label, said, shift }) => (
          <g key={mark.id}>
            <title>{sentenceOf(mark)}</title>
            <Signs
              mark={mark}
              base={base}
              label={said ? label : undefined}
              shift={shift}
              detail={detail}
              scale={scale}
            />
          </g>
        ))}
    </>
  )
}

type LaneHeadProps = { lane: PlacedLane; layout: Layout; right: number }

/** What a lane is about. */
function LaneHead({ lane: { lane, top, height }, layout, right }: LaneHeadProps) {
  const isSmall = layout.detail.laneWords < DETAILS[1].laneWords
  const isTiny = layout.detail.name === "dots"
  const size = isSmall ? 12.5 : 14
  const chance = lane.probability
  const wide = COLUMN - (isTiny && chance !== undefined ? 100 : 24)
  const names = wrapped(lane.name, wide, { size, weight: 600 }, isSmall && !(isTiny && height > 40) ? 1 : 2)
  const first = top + (isTiny ? 15 : isSmall ? 19 : 28)
  const after = first + names.length * 18
  const date = laneDate(lane)
  return (
    <>
      <path d={`M${MARGIN},${top}H${right}`} stroke="var(--line)" />
      {names.map((name, place) => (
        <text key={name} x={MARGIN} y={first + place * 18} fontSize={size} fontWeight={600} fill="var(--ink)">
          {name}
        </text>
      ))}
      {date && !isSmall && (
        <text x={MARGIN} y={after} fontSize={12} fill="var(--second)">
          {date}
        </text>
      )}
      {chance !== undefined && (
        <text
          x={isTiny ? MARGIN + COLUMN - 92 : MARGIN}
          y={isTiny ? first : isSmall ? first + 17 : after + 18}
          fontSize={12}
          fill={colourOf(level(chance))}
        >
          {aboutInTens(chance)}
        </text>
      )}
    </>
  )
}
