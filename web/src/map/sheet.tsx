import { AXIS_HEIGHT, Axis } from "@/drawing/axis"
import { aboutInTens, colourOf, level } from "@/drawing/chance"
import { fitted, measure, wrapped } from "@/drawing/measure"
import { firstFreeRows } from "@/drawing/rows"
import { TimeScale } from "@/drawing/timescale"
import type { Headline } from "@/map/attention"
import { DETAILS } from "@/map/detail"
import { laneDate } from "@/map/lane-names"
import { type Layout, layOut, type PlacedLane } from "@/map/layout"
import { entriesFor } from "@/map/legend"
import { pathOf, placedById } from "@/map/link-lines"
import type { Phase } from "@/map/phases"
import type { Picture } from "@/map/picture"
import { sentenceOf } from "@/map/sentence"
import { Signs } from "@/map/signs"
import { boundsOf, reachOf } from "@/map/span"
import { say } from "@/words/words"

const MARGIN = 32
const COLUMN = 228
const WIDTH = 1440
const WIDE = 1920
const MANY = 120
const HEIGHT = 900
const PHASE = 22

/** The whole map as one drawing that stands alone: for a file, and for paper. */
export function Sheet({ picture, headline }: { picture: Picture; headline: Headline }) {
  const width = picture.lanes.reduce((sum, { marks }) => sum + marks.length, 0) > MANY ? WIDE : WIDTH
  const left = MARGIN + COLUMN
  const right = width - MARGIN
  const { fitted: stretch } = reachOf(picture.lanes, picture.today, right - left)
  const scale = new TimeScale(stretch.start, stretch.finish, left, right)
  const layout = layOut(picture.lanes, scale.perDay, {
    height: HEIGHT,
    strip: 0,
    bounds: boundsOf(stretch, scale.perDay),
  })
  const sentence = wrapped(sentenceOfHeadline(headline), right - MARGIN, { size: 18, weight: 600 }, 3)
  const phases = firstFreeRows(
    picture.phases.map(({ start, finish }) => ({ left: start, right: finish })),
    0,
  )
  const phasesTop = 56 + sentence.length * 26
  const axisTop = phasesTop + phases.reduce((most, row) => Math.max(most, row + 1), 0) * PHASE
  const top = axisTop + AXIS_HEIGHT
  const bottom = top + layout.height
  const height = bottom + 64
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="'Inter Variable', Inter, system-ui, sans-serif"
      role="img"
    >
      <title>{say("map.drawing", { plan: picture.title })}</title>
      <desc>{picture.lanes.flatMap(({ marks }) => marks.map(sentenceOf)).join("; ")}</desc>
      <rect width={width} height={height} fill="var(--ground)" />
      <text x={MARGIN} y={40} fontSize={13.5} fontWeight={600} fill="var(--ink)">
        {picture.title}
      </text>
      {sentence.map((line, place) => (
        <text key={line} x={MARGIN} y={68 + place * 26} fontSize={18} fontWeight={600} fill="var(--ink)">
          {line}
        </text>
      ))}
      <Phases phases={picture.phases} rows={phases} scale={scale} top={phasesTop} />
      <Axis scale={scale} top={axisTop} bottom={bottom} today={picture.today} />
      <clipPath id="paper">
        <rect x={MARGIN} y={-AXIS_HEIGHT} width={right - MARGIN} height={layout.height + AXIS_HEIGHT} />
      </clipPath>
      <g transform={`translate(0 ${top})`} clipPath="url(#paper)">
        {layout.lanes.map((lane) => (
          <LaneHead key={lane.lane.id} lane={lane} layout={layout} right={right} />
        ))}
        <path
          d={layout.detail.linked ? pathOf(picture.links, placedById(layout), scale, undefined) : ""}
          fill="none"
          stroke="var(--third)"
          strokeOpacity={0.5}
        />
        {layout.lanes.flatMap(({ placed }) =>
          placed.map(({ mark, base, label, said, shift }) => (
            <g key={mark.id}>
              <title>{sentenceOf(mark)}</title>
              <Signs
                mark={mark}
                base={base}
                label={said ? label : undefined}
                shift={shift}
                detail={layout.detail}
                scale={scale}
              />
            </g>
          )),
        )}
        <path d={`M${MARGIN},${layout.height}H${right}`} stroke="var(--line)" />
      </g>
      <Key picture={picture} layout={layout} top={bottom + 18} right={right} />
    </svg>
  )
}

export function sentenceOfHeadline({ before, name, after, more }: Headline): string {
  return before + name + after + more
}

function Phases({
  phases,
  rows,
  scale,
  top,
}: {
  phases: readonly Phase[]
  rows: number[]
  scale: TimeScale
  top: number
}) {
  return phases.map((phase, place) => {
    const left = Math.max(scale.x(phase.start), scale.left)
    const wide = Math.min(scale.x(phase.finish), scale.right) - left - 2
    if (wide <= 0) return null
    const y = top + (rows[place] ?? 0) * PHASE
    return (
      <g key={phase.id}>
        <rect x={left} y={y} width={wide} height={PHASE - 4} rx={4} fill="var(--lane)" />
        {wide > 40 && (
          <text x={left + 8} y={y + 13} fontSize={11.5} fill="var(--second)">
            {fitted(phase.name, wide - 16, { size: 11.5 })}
          </text>
        )}
      </g>
    )
  })
}

function LaneHead({ lane: { lane, top }, layout, right }: { lane: PlacedLane; layout: Layout; right: number }) {
  const small = layout.detail.laneWords < DETAILS[1].laneWords
  const tiny = layout.detail.label === "free"
  const size = small ? 12.5 : 14
  const names = wrapped(lane.name, COLUMN - (tiny ? 100 : 24), { size, weight: 600 }, small ? 1 : 2)
  const first = top + (tiny ? 15 : small ? 19 : 28)
  const after = first + names.length * 18
  const chance = lane.probability
  return (
    <>
      <path d={`M${MARGIN},${top}H${right}`} stroke="var(--line)" />
      {names.map((name, place) => (
        <text key={name} x={MARGIN} y={first + place * 18} fontSize={size} fontWeight={600} fill="var(--ink)">
          {name}
        </text>
      ))}
      {laneDate(lane) && !small && (
        <text x={MARGIN} y={after} fontSize={12} fill="var(--second)">
          {laneDate(lane)}
        </text>
      )}
      {chance !== undefined && (
        <text
          x={tiny ? MARGIN + COLUMN - 92 : MARGIN}
          y={tiny ? first : small ? first + 17 : after + 18}
          fontSize={12}
          fill={colourOf(level(chance))}
        >
          {aboutInTens(chance)}
        </text>
      )}
    </>
  )
}

function Key({ picture, layout, top, right }: { picture: Picture; layout: Layout; top: number; right: number }) {
  const marks = picture.lanes.flatMap((lane) => lane.marks)
  let x = MARGIN
  return (
    <g>
      {entriesFor(marks, picture.links.length > 0 && layout.detail.linked).map(({ words, sign, width }) => {
        const left = x
        x += width + 6 + measure(say(words), { size: 12 }) + 20
        return (
          <g key={words} transform={`translate(${left} ${top})`}>
            {sign}
            <text x={width + 6} y={15} fontSize={12} fill="var(--second)">
              {say(words)}
            </text>
          </g>
        )
      })}
      <text x={right} y={top + 15} fontSize={12} fontWeight={600} textAnchor="end" fill="var(--second)">
        {say("app.name")}
      </text>
    </g>
  )
}
