import { level, percent } from "@/drawing/chance"
import { hill, hillPath, ridgePath } from "@/drawing/hill"
import { PromiseFlag, Stone, TargetFlag } from "@/drawing/marks"
import { measure } from "@/drawing/measure"
import { endOf, finishWords } from "@/drawing/time"
import { scaleOver } from "@/drawing/timescale"
import classes from "@/panel/milestone/milestone.module.css"
import { spreadOut } from "@/panel/milestone/spread-out"
import { say } from "@/words/words"

type Props = {
  quantiles: readonly number[]
  target: string | null
  promise: string | null
  p80: number
  chance: number | null
}

const WIDTH = 332
const BASE = 96
const HILL = 66
const FLAG = 84
const FONT = { size: 12 }

/** The futures of one milestone: how many are in time, and where its dates stand among them. */
export function SmallHill({ quantiles, target, promise, p80, chance }: Props) {
  const shape = hill(quantiles)
  const wish = target ?? promise
  const dates = [target, promise].flatMap((date) => (date ? [endOf(date)] : []))
  const ends = shape ? [shape.start, shape.finish] : [quantiles[0] ?? p80, quantiles.at(-1) ?? p80]
  const scale = scaleOver([...ends, ...dates, p80], 0, WIDTH)
  const cut = wish ? endOf(wish) : undefined
  const marks = [
    ...(target ? [{ at: endOf(target), bold: false }] : []),
    ...(promise && promise !== target ? [{ at: endOf(promise), bold: false }] : []),
    { at: p80, bold: true },
  ]
    .map((mark) => ({ ...mark, words: finishWords(mark.at, "short") }))
    .filter(({ words }, place, all) => all.findLastIndex((each) => each.words === words) === place)
  const labels = spreadOut(
    marks.map(({ at, words, bold }) => ({
      x: scale.x(at),
      width: measure(words, { ...FONT, weight: bold ? 650 : 400 }),
    })),
    WIDTH,
    10,
  )
  const close = target && promise ? Math.abs(scale.x(endOf(target)) - scale.x(endOf(promise))) < 12 : false
  return (
    <svg className={classes.hill} viewBox={`0 0 ${WIDTH} 118`} role="img" aria-label={told(wish, chance, p80)}>
      {shape && (
        <>
          <path
            d={hillPath(shape, scale.x, BASE, HILL, shape.start, cut)}
            className={cut === undefined ? classes.open : classes.inTime}
          />
          {cut !== undefined && <path d={hillPath(shape, scale.x, BASE, HILL, cut)} className={classes.late} />}
          <path d={ridgePath(shape, scale.x, BASE, HILL)} className={classes.ridge} />
        </>
      )}
      <path d={`M0,${BASE}H${WIDTH}`} className={classes.ground} />
      {target && <TargetFlag x={scale.x(endOf(target))} base={BASE} height={FLAG} />}
      {promise && <PromiseFlag x={scale.x(endOf(promise))} base={BASE} height={FLAG} drop={close ? 12 : 0} />}
      <Stone x={scale.x(p80)} base={BASE} size={13} chance={level(chance)} />
      {marks.map(({ words, bold, at }, place) => (
        <text
          key={`${words} ${bold} ${at}`}
          x={labels[place]}
          y={BASE + 18}
          textAnchor="middle"
          className={bold ? classes.bold : classes.label}
        >
          {words}
        </text>
      ))}
    </svg>
  )
}

function told(wish: string | null, chance: number | null, p80: number): string {
  const sure = say("panel.hillSure", { day: finishWords(p80) })
  if (!wish || chance === null) return sure
  return `${say("panel.hillInTime", { chance: percent(chance), day: finishWords(endOf(wish)) })} ${sure}`
}
