import { fitted, measure } from "@/drawing/measure"
import { type Entry, entriesFor, entriesOnStrips } from "@/map/legend"
import type { Mark } from "@/map/mark"
import { MARGIN, PHASE, type Plot } from "@/map/plot"
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

/** What the signs mean, and whose drawing it is. */
export function Foot({ plot: { picture, lanes, right }, top }: { plot: Plot; top: number }) {
  const marks = picture.lanes.flatMap((lane) => lane.marks)
  let x = MARGIN
  return (
    <g>
      {entriesOf(marks, picture, lanes).map(({ words, sign, width }) => {
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

function entriesOf(marks: readonly Mark[], { links }: Plot["picture"], lanes: Plot["lanes"]): Entry[] {
  if (lanes.form === "full") return entriesFor(marks, links.length > 0 && lanes.layout.detail.linked)
  return entriesOnStrips(lanes.strips.strips.flatMap(({ stood }) => stood))
}
