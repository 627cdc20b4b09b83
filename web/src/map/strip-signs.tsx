import { type Level, toneOf } from "@/drawing/chance"
import type { Batch } from "@/map/batch"
import type { Detail } from "@/map/detail"

type StripSignsProps = { batch: Batch; detail: Detail }

const LEVELS: readonly Level[] = ["likely", "maybe", "unlikely", "unknown"]

/** How thick lines are: from afar finer. */
const NEAR = { flag: 1.2, stone: 1.4, hollow: 1.2 }
const FAR = { flag: 1, stone: 1, hollow: 1 }

/** The signs of many milestones at once, from the hills behind to the stones in front. */
export function StripSigns({ batch, detail }: StripSignsProps) {
  const line = detail.label === "free" ? FAR : NEAR
  return (
    <>
      {LEVELS.map((each) => (
        <g key={each} stroke={toneOf(each)}>
          <Lines d={batch[each].hills} fill={toneOf(each)} fillOpacity={0.2} />
          <Lines d={batch[each].middles} strokeWidth={1.2} />
          <Lines d={batch[each].bands} strokeWidth={detail.hill > 0 ? 3 : 2} />
        </g>
      ))}
      <Lines d={batch.ghostPoles} stroke="var(--third)" strokeWidth={1.2} strokeDasharray="2 2" />
      <Lines d={batch.ghostStones} stroke="var(--third)" strokeWidth={1.3} strokeDasharray="2 1.6" fill="none" />
      <g stroke="var(--ink)" strokeWidth={line.flag} strokeLinejoin="round">
        <Lines d={batch.poles} fill="none" />
        <Lines d={batch.wishes} fill="var(--ground)" />
        <Lines d={batch.promises} fill="var(--ink)" />
      </g>
      <Lines d={batch.hollow} stroke="var(--second)" strokeWidth={line.hollow} fill="var(--ground)" />
      <g stroke="var(--ground)" strokeWidth={line.stone}>
        <Lines d={batch.reached} fill="var(--ink)" />
        <Lines d={batch.ticks} strokeWidth={1.5} strokeLinecap="round" fill="none" />
        {LEVELS.map((each) => (
          <Lines key={each} d={batch[each].stones} fill={toneOf(each)} />
        ))}
      </g>
    </>
  )
}

/** A path where there is something to draw. */
function Lines({ d, ...look }: React.SVGProps<SVGPathElement> & { d: string }) {
  return d === "" ? null : <path d={d} {...look} />
}
