import { level, percent } from "@/drawing/chance"
import { type FarWish, farTold, farWishes } from "@/drawing/far"
import { FAR_ROW, FarRows } from "@/drawing/far-rows"
import { hill } from "@/drawing/hill"
import { hillPath, ridgePath } from "@/drawing/hill-path"
import { PromiseFlag, Stone, TargetFlag } from "@/drawing/marks"
import { measure } from "@/drawing/measure"
import { endOf, finishWords, type Minutes, styleOfDays } from "@/drawing/time"
import { scaleOver } from "@/drawing/timescale"
import { wallsTold } from "@/drawing/walls"
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
  const far = farWishes({ target: momentOf(target), promise: momentOf(promise) }, quantiles)
  const near = (what: FarWish["what"], date: string | null) =>
    date && !far.some((each) => each.what === what) ? endOf(date) : undefined
  const [aim, word] = [near("target", target), near("promise", promise)]
  const dates = [aim, word].filter((at) => at !== undefined)
  const ends = shape ? [shape.start, shape.finish] : [quantiles[0] ?? p80, quantiles.at(-1) ?? p80]
  const scale = scaleOver([...ends, ...dates, p80], 0, WIDTH)
  const stand = { x: scale.x, base: BASE, height: HILL }
  const cut = wish ? endOf(wish) : undefined
  const style = styleOfDays([...dates, p80])
  const marks = [
    ...(aim === undefined ? [] : [{ at: aim, bold: false }]),
    ...(word === undefined || word === aim ? [] : [{ at: word, bold: false }]),
    { at: p80, bold: true },
  ]
    .map((mark) => ({ ...mark, words: finishWords(mark.at, style) }))
    .filter(({ words }, place, all) => all.findLastIndex((each) => each.words === words) === place)
  const labels = spreadOut(
    marks.map(({ at, words, bold }) => ({
      x: scale.x(at),
      width: measure(words, { ...FONT, weight: bold ? 650 : 400 }),
    })),
    WIDTH,
    10,
  )
  const close = aim !== undefined && word !== undefined && Math.abs(scale.x(aim) - scale.x(word)) < 12
  const above = far.length * FAR_ROW
  return (
    <svg
      className={classes.hill}
      preserveAspectRatio="xMinYMid"
      viewBox={`0 ${-above} ${WIDTH} ${118 + above}`}
      role="img"
      aria-label={[told(wish, chance, p80), wallsTold(shape), farTold(far)].join(" ").trim()}
    >
      <FarRows far={far} left={0} right={WIDTH} top={-above} />
      {shape && (
        <>
          <path
            d={hillPath(shape, stand, undefined, cut)}
            className={cut === undefined ? classes.open : classes.inTime}
          />
          {cut !== undefined && <path d={hillPath(shape, stand, cut)} className={classes.late} />}
          <path d={ridgePath(shape, stand)} className={classes.ridge} />
        </>
      )}
      <path d={`M0,${BASE}H${WIDTH}`} className={classes.ground} />
      {aim !== undefined && <TargetFlag x={scale.x(aim)} base={BASE} height={FLAG} />}
      {word !== undefined && <PromiseFlag x={scale.x(word)} base={BASE} height={FLAG} drop={close ? 12 : 0} />}
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

function momentOf(date: string | null): Minutes | undefined {
  return date ? endOf(date) : undefined
}

function told(wish: string | null, chance: number | null, p80: number): string {
  const sure = say("panel.hillSure", { day: finishWords(p80) })
  if (!wish || chance === null) return sure
  return `${say("panel.hillInTime", { chance: percent(chance), day: finishWords(endOf(wish)) })} ${sure}`
}
