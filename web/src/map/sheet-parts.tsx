import { aboutInTens, colourOf, level } from "@/drawing/chance"
import { fitted, measure, wrapped } from "@/drawing/measure"
import { DETAILS } from "@/map/detail"
import type { PlacedLane } from "@/map/layout"
import { entriesFor } from "@/map/legend"
import type { Page } from "@/map/pages"
import { COLUMN, MARGIN, PHASE, type Plot } from "@/map/plot"
import { say } from "@/words/words"

/** The phases of the plan, over the axis. */
export function Phases({ plot: { picture, phaseRows, scale }, top }: { plot: Plot; top: number }) {
  return picture.phases.map((phase, place) => {
    const left = Math.max(scale.x(phase.start), scale.left)
    const wide = Math.min(scale.x(phase.finish), scale.right) - left - 2
    if (wide <= 0) return null
    const y = top + (phaseRows[place] ?? 0) * PHASE
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

type LaneHeadProps = { lane: PlacedLane; date: string | undefined; plot: Plot; page: Page }

/** What a lane is about; on top of the page where the lane began on an earlier one. */
export function LaneHead({ lane: { lane, top: begins }, date, plot: { layout, right }, page }: LaneHeadProps) {
  const top = Math.max(begins, page.top)
  const isSmall = layout.detail.laneWords < DETAILS[1].laneWords
  const isTiny = layout.detail.name === "dots"
  const size = isSmall ? 12.5 : 14
  const names = wrapped(lane.name, COLUMN - (isTiny ? 100 : 24), { size, weight: 600 }, isSmall ? 1 : 2)
  const first = top + (isTiny ? 15 : isSmall ? 19 : 28)
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

/** What the signs mean, whose drawing it is, and which of several pages. */
export function Foot({ plot, place, top }: { plot: Plot; place: number; top: number }) {
  const { picture, layout, right, pages } = plot
  const marks = picture.lanes.flatMap((lane) => lane.marks)
  const name = say("app.name")
  const ours = pages.length > 1 ? say("map.page", { name, page: place + 1, pages: pages.length }) : name
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
        {ours}
      </text>
    </g>
  )
}
