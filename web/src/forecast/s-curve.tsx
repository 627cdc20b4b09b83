import type { PointerEvent } from "react"
import { percent } from "@/drawing/chance"
import { measure } from "@/drawing/measure"
import { cut } from "@/drawing/shapes"
import { finishWords, styleOfDays } from "@/drawing/time"
import type { TimeScale } from "@/drawing/timescale"
import type { Asked } from "@/forecast/distribution"
import { chanceByDay, dayOf, dayToPromise, endOfDay } from "@/forecast/probe"
import { shareCurve } from "@/forecast/share-curve"
import type { Told } from "@/forecast/subject"
import { say } from "@/words/words"

const LINES = [0, 0.5, 0.8, 1]
const FONT = 12
const LEAST_GAP = 20

type Props = {
  told: Told
  quantiles: readonly number[]
  scale: TimeScale
  top: number
  bottom: number
  asked: Asked
  onAsk: (asked: Asked) => void
}

/** The share of the futures that are done by each day; where somebody asks, the way from one side to the other. */
export function SCurve({ told, quantiles, scale, top, bottom, asked, onAsk }: Props) {
  const y = (share: number) => cut(bottom - (bottom - top) * share)
  const x = (at: number) => cut(Math.min(scale.right, Math.max(scale.left, scale.x(at))))
  const path = shareCurve(quantiles, scale.start, scale.finish).map(([at, share]) => `${x(at)},${y(share)}`)
  const ask = (event: PointerEvent<SVGRectElement>) => {
    if (event.type === "pointermove" && event.buttons === 0) return
    const edge = event.currentTarget.ownerSVGElement?.getBoundingClientRect().left ?? 0
    onAsk({ ...asked, day: dayOf(scale.at(event.clientX - edge)), last: "day" })
  }
  return (
    <g>
      {LINES.map((share) => (
        <g key={share}>
          <path d={`M${scale.left},${y(share)}H${scale.right}`} stroke="var(--line)" />
          <text x={scale.left - 8} y={y(share) + 4} fontSize={11.5} textAnchor="end" fill="var(--second)">
            {percent(share)}
          </text>
        </g>
      ))}
      <Above quantiles={quantiles} scale={scale} y={top - 8} />
      <path d={`M${path.join("L")}`} fill="none" stroke="var(--ink)" strokeWidth={2} strokeLinejoin="round" />
      {told.target && <Wished x={x(told.target.at)} y={y(told.target.probability ?? 0)} bottom={bottom} />}
      {told.promise && <Wished x={x(told.promise.at)} y={y(told.promise.probability ?? 0)} bottom={bottom} filled />}
      <Way {...{ quantiles, asked, bottom }} left={scale.left} right={scale.right} x={x} y={y} />
      <rect
        x={scale.left}
        y={top}
        width={scale.right - scale.left}
        height={bottom - top}
        fill="transparent"
        style={{ cursor: "ew-resize", touchAction: "pan-y" }}
        onPointerDown={ask}
        onPointerMove={ask}
      />
    </g>
  )
}

/** What the curve is; where it ends beyond the drawing, also when all the futures are done. */
function Above({ quantiles, scale, y }: { quantiles: readonly number[]; scale: TimeScale; y: number }) {
  const name = say("forecast.shareDone")
  const last = quantiles.at(-1) ?? scale.finish
  const all = say("forecast.shareAll", { day: finishWords(last) })
  const room = scale.right - scale.left - measure(name, { size: FONT }) - measure(all, { size: FONT })
  return (
    <>
      <text x={scale.left + 6} y={y} fontSize={FONT} fill="var(--second)">
        {name}
      </text>
      {last > scale.finish && room > LEAST_GAP && (
        <text x={scale.right} y={y} fontSize={FONT} textAnchor="end" fill="var(--second)">
          {all}
        </text>
      )}
    </>
  )
}

/** Where a wish meets the curve. */
function Wished({ x, y, bottom, filled = false }: { x: number; y: number; bottom: number; filled?: boolean }) {
  return (
    <>
      <path d={`M${x},${bottom}V${y}`} stroke="var(--ink)" strokeOpacity={0.45} strokeDasharray="2 3" />
      <circle cx={x} cy={y} r={4} fill={filled ? "var(--ink)" : "var(--panel)"} stroke="var(--ink)" strokeWidth={1.5} />
    </>
  )
}

type WayProps = {
  quantiles: readonly number[]
  asked: Asked
  left: number
  right: number
  bottom: number
  x: (at: number) => number
  y: (share: number) => number
}

/** From what was asked last to its answer: from a share to a day, or from a day to a share. */
function Way({ quantiles, asked, left, right, bottom, x, y }: WayProps) {
  const day = asked.last === "day" ? asked.day : dayToPromise(quantiles, asked.confidence)
  const share = asked.last === "day" ? chanceByDay(quantiles, asked.day) : asked.confidence
  const [along, up] = [x(endOfDay(day)), y(share)]
  const words = finishWords(
    endOfDay(day),
    styleOfDays([quantiles[0], quantiles.at(-1)].filter((at) => at !== undefined)),
  )
  const width = measure(words, { size: 11.5, weight: 600 }) + 14
  const middle = Math.min(right - width / 2, Math.max(left + width / 2, along))
  const told = percent(share)
  const across = measure(told, { size: 11.5, weight: 600 }) + 10
  return (
    <g stroke="none">
      <path d={`M${left},${up}H${along}V${bottom}`} fill="none" stroke="var(--accent)" strokeWidth={1.5} />
      <circle cx={along} cy={up} r={4.5} fill="var(--accent)" />
      <rect x={middle - width / 2} y={bottom + 4} width={width} height={18} rx={9} fill="var(--accent)" />
      <text x={middle} y={bottom + 17} fontSize={11.5} fontWeight={600} textAnchor="middle" fill="var(--panel)">
        {words}
      </text>
      <rect x={left - across - 2} y={up - 9} width={across} height={18} rx={9} fill="var(--accent)" />
      <text
        x={left - 2 - across / 2}
        y={up + 4}
        fontSize={11.5}
        fontWeight={600}
        textAnchor="middle"
        fill="var(--panel)"
      >
        {told}
      </text>
    </g>
  )
}
