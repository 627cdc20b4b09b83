import { useElementSize } from "@mantine/hooks"
import { colourOf } from "@/drawing/chance"
import { Stone } from "@/drawing/marks"
import { dayWords, finishWords } from "@/drawing/time"
import classes from "@/home/home.module.css"
import type { Strip } from "@/home/strip"
import { say } from "@/words/words"

const ROW = 12
const TOP = 14
const FOOT = 18
const STONE = 9
const EDGE = 6

/** What lies ahead of a plan, small: the likely span of each milestone, and the stone of its honest date. */
export function StripDrawing({ strip, name }: { strip: Strip; name: string }) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const x = (share: number) => EDGE + share * Math.max(0, width - 2 * EDGE)
  const y = (row: number) => TOP + row * ROW
  const ground = y(strip.rows - 1) + 8
  const values = {
    plan: name,
    count: strip.marks.length,
    start: dayWords(strip.start),
    finish: finishWords(strip.finish),
  }
  return (
    <div ref={ref} className={classes.strip}>
      <svg width={width} height={ground + FOOT} role="img" aria-label={say("home.stripLabel", values)}>
        <path d={`M${EDGE},${ground}H${width}`} stroke="var(--line)" />
        <path d={`M${EDGE},${ground}V2`} stroke="var(--accent)" strokeWidth={1.5} />
        {strip.marks.map(({ id, from, to, stone, row, chance, name: title }) => (
          <g key={id}>
            <title>{title}</title>
            <path
              d={`M${x(from)},${y(row)}H${Math.max(x(to), x(from) + 2)}`}
              stroke={colourOf(chance)}
              strokeWidth={2.5}
              strokeLinecap="round"
              opacity={0.45}
            />
            <Stone x={x(stone)} base={y(row) + 1} size={STONE} chance={chance} />
          </g>
        ))}
        <text x={EDGE - 2} y={ground + 14} className={classes.stripText}>
          {dayWords(strip.start)}
        </text>
        <text x={width} y={ground + 14} textAnchor="end" className={classes.stripText}>
          {finishWords(strip.finish)}
        </text>
      </svg>
    </div>
  )
}
