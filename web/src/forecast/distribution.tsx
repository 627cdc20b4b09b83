import { Axis } from "@/drawing/axis"
import { percent } from "@/drawing/chance"
import { farTold, farWishes } from "@/drawing/far"
import { FAR_ROW, FarRows } from "@/drawing/far-rows"
import { hill, risen } from "@/drawing/hill"
import { finishWords, type Minutes, startOf } from "@/drawing/time"
import { scaleOver } from "@/drawing/timescale"
import { wallsTold } from "@/drawing/walls"
import { Behind } from "@/forecast/behind"
import classes from "@/forecast/forecast.module.css"
import { HillDrawing } from "@/forecast/hill-drawing"
import { nearOf } from "@/forecast/near"
import type { Day } from "@/forecast/probe"
import { SCurve } from "@/forecast/s-curve"
import type { Told } from "@/forecast/subject"
import { useDrawingWidth } from "@/paper/use-drawing-width"
import { say } from "@/words/words"

const LEFT = 44
const RIGHT = 20
const HILL = { top: 66, base: 222 }
const CURVE = { top: 276, bottom: 434 }
const HEIGHT = 460
const FAR_AIR = 4

/** What is asked of the distribution: how sure a promise is to be, and by which day. */
export type Asked = { readonly confidence: number; readonly day: Day; readonly last: "confidence" | "day" }

type Props = {
  told: Told
  quantiles: readonly number[]
  status: string
  asked: Asked
  onAsk: (asked: Asked) => void
}

/** The hill and the S-curve of a date over one time axis, with what is wanted, promised and honest. */
export function Distribution({ told, quantiles, status, asked, onAsk }: Props) {
  const { ref, width } = useDrawingWidth<HTMLDivElement>()
  const shape = hill(quantiles)
  const seen = shape && risen(shape, HILL.base - HILL.top, 1.5)
  const near = nearOf(told, quantiles)
  const far = farWishes({ target: told.target?.at, promise: told.promise?.at }, quantiles)
  const above = far.length * FAR_ROW
  const moments = [seen?.start ?? quantiles[0], seen?.finish ?? quantiles.at(-1), near.target?.at, near.promise?.at]
  const scale = scaleOver(
    moments.filter((at) => at !== undefined),
    LEFT,
    Math.max(width, 320) - RIGHT,
  )
  const today = startOf(status)
  const label = say("forecast.drawingTold", { name: told.name })
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg
          className={classes.drawing}
          width={width}
          height={HEIGHT + above}
          viewBox={`0 0 ${width} ${HEIGHT + above}`}
          role="img"
          aria-label={[label, wallsTold(shape), farTold(far)].join(" ").trim()}
        >
          <Axis
            scale={scale}
            top={0}
            bottom={CURVE.bottom + above}
            today={today > scale.start && today < scale.finish ? today : undefined}
          />
          <FarRows far={far} left={scale.left} right={scale.right} top={HILL.top - FAR_AIR} />
          <HillDrawing told={told} near={near} shape={shape} scale={scale} {...lowered(HILL, above)} />
          <SCurve
            told={near}
            quantiles={quantiles}
            scale={scale}
            {...lowered(CURVE, above)}
            asked={asked}
            onAsk={onAsk}
          />
        </svg>
      )}
      <Behind
        label={label}
        columns={[say("forecast.column.chance"), say("forecast.column.day")]}
        rows={SHARES.map((share) => [percent(share), finishWords(quantiles[share * 200] ?? 0)])}
      />
    </div>
  )
}

const SHARES = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]

/** The same edges, so many pixels lower. */
function lowered<Edges extends Record<string, number>>(edges: Edges, by: number): Edges {
  return Object.fromEntries(Object.entries(edges).map(([edge, y]) => [edge, y + by])) as Edges
}

/** What is asked at first: the promise as sure as it is to be, and the chance of the date that somebody waits for. */
export function firstAsked(whole: Told, dayOf: (at: Minutes) => Day): Asked {
  const told = whole.quantiles ? nearOf(whole, whole.quantiles) : whole
  const at = told.target?.at ?? told.promise?.at ?? told.p50 ?? 0
  return { confidence: told.confidence, day: dayOf(at), last: "confidence" }
}
