import { curveMonotoneX, line } from "d3-shape"
import { useId } from "react"
import { colourOf, level, percent } from "@/drawing/chance"
import { type Hill, heightAt } from "@/drawing/hill"
import { type Corner, stretches, wallsPath } from "@/drawing/hill-path"
import { PromiseFlag, ReachedStone, Stone, TargetFlag } from "@/drawing/marks"
import { measure } from "@/drawing/measure"
import { cut } from "@/drawing/shapes"
import { finishWords, type Minutes, styleOfDays } from "@/drawing/time"
import type { TimeScale } from "@/drawing/timescale"
import { wallWords } from "@/drawing/walls"
import { beside, spread } from "@/forecast/layout"
import type { Told } from "@/forecast/subject"
import { say } from "@/words/words"

type Props = {
  told: Told
  /** The same without dates that have no room on the axis. */
  near: Told
  shape: Hill | null
  scale: TimeScale
  top: number
  base: number
}

/** How the futures spread: what is in time in one colour, what is late in another, with flags and the stone. */
export function HillDrawing({ told, near, shape, scale, top, base }: Props) {
  const { p50, p80, reached } = told
  const { target, promise } = near
  const wish = told.target ?? told.promise
  const height = base - top - 26
  const chance = level(wish?.probability)
  const close = target && promise && Math.abs(scale.x(target.at) - scale.x(promise.at)) < 16
  const poles = [target, promise].flatMap((each) => (each ? [scale.x(each.at)] : []))
  const clip = useId()
  const edge = shape && ridge(shape, scale, base, height)
  const ground = shape && surface(shape, scale, base, height)
  const walls = (from?: Minutes, to?: Minutes) =>
    shape ? wallsPath(shape, { x: scale.x, base, height }, from, to) : ""
  const split = wish ? Math.min(scale.right, Math.max(scale.left, scale.x(wish.at))) : scale.left
  return (
    <g>
      <clipPath id={clip}>
        <rect x={scale.left} y={top} width={Math.max(0, split - scale.left)} height={base - top} />
      </clipPath>
      <clipPath id={`${clip}late`}>
        <rect x={split} y={top} width={Math.max(0, scale.right - split)} height={base - top} />
      </clipPath>
      {ground && wish && (
        <>
          <g fill="var(--likely)" fillOpacity={0.22}>
            <path d={ground} clipPath={`url(#${clip})`} />
            <path d={walls(undefined, wish.at)} />
          </g>
          <g fill="var(--unlikely)" fillOpacity={0.16}>
            <path d={ground} clipPath={`url(#${clip}late)`} />
            <path d={walls(wish.at)} />
          </g>
        </>
      )}
      {ground && !wish && <path d={ground + walls()} fill="var(--second)" fillOpacity={0.14} />}
      <path d={`M${scale.left},${base}H${scale.right}`} stroke="var(--third)" />
      <clipPath id={`${clip}axis`}>
        <rect x={scale.left} y={top} width={Math.max(0, scale.right - scale.left)} height={base + 2 - top} />
      </clipPath>
      {edge && <path d={edge} clipPath={`url(#${clip}axis)`} fill="none" stroke="var(--ink)" strokeWidth={1.6} />}
      {shape && p50 !== undefined && (
        <path
          d={`M${scale.x(p50)},${base}V${base - height * heightAt(shape, p50)}`}
          stroke="var(--ink)"
          strokeOpacity={0.5}
          strokeDasharray="2 3"
        />
      )}
      {wish?.probability != null && <InTime at={split} share={wish.probability} left={scale.left} y={top + 17} />}
      {target && <TargetFlag x={scale.x(target.at)} base={base} height={height + 22} size={12} />}
      {promise && (
        <PromiseFlag x={scale.x(promise.at)} base={base} height={height + 22} size={12} drop={close ? 14 : 0} />
      )}
      {p80 !== undefined &&
        (reached ? (
          <ReachedStone x={scale.x(p80)} base={base} size={16} />
        ) : (
          <Stone x={scale.x(p80)} base={base} size={16} chance={chance} />
        ))}
      {shape && <WallWords shape={shape} scale={scale} base={base} height={height} poles={poles} />}
      <Days told={near} scale={scale} y={base + 19} />
    </g>
  )
}

/** The exact share in time, left of its flag where there is room for it. */
function InTime({ at, share, left, y }: { at: number; share: number; left: number; y: number }) {
  const words = say("forecast.inTime", { chance: percent(share) })
  if (at - 12 - measure(words, { size: 13, weight: 600 }) < left) return null
  return (
    <text x={at - 12} y={y} fontSize={13} fontWeight={600} textAnchor="end" fill={colourOf("likely")}>
      {words}
    </text>
  )
}

type WallWordsProps = { shape: Hill; scale: TimeScale; base: number; height: number; poles: readonly number[] }

/** The share of each wall and its day, beside its top, and behind a pole that would run through the words. */
function WallWords({ shape, scale, base, height, poles }: WallWordsProps) {
  return shape.walls.map((wall) => {
    const words = wallWords(wall)
    const sides = { left: scale.x(wall.start), right: scale.x(wall.finish) }
    const { x, anchor } = beside(sides, measure(words, { size: 12 }), poles, scale.right)
    return (
      <text
        key={wall.at}
        x={x}
        y={base - height * heightAt(shape, wall.at) + 13}
        fontSize={12}
        textAnchor={anchor}
        fill="var(--second)"
        stroke="var(--panel)"
        strokeWidth={4}
        paintOrder="stroke"
      >
        {words}
      </text>
    )
  })
}

/** The upper edge of the hill, drawn smooth, for here it is large. */
function ridge(shape: Hill, scale: TimeScale, base: number, height: number): string {
  const paths = stretches(shape).map((corners) => smoothLine(corners, scale, base, height))
  // Each goes on from where the one before ended: from its foot to its top, or down again.
  return paths.map((path, place) => (place === 0 ? path : `L${path.slice(1)}`)).join("")
}

/** What lies under the edge, without walls. */
function surface({ start, finish, heights }: Hill, scale: TimeScale, base: number, height: number): string {
  const at = (place: number) => start + ((finish - start) * place) / (heights.length - 1)
  const edge = smoothLine(
    heights.map((each, place) => [at(place), each]),
    scale,
    base,
    height,
  )
  return `${edge}L${cut(scale.x(finish))},${base}H${cut(scale.x(start))}Z`
}

function smoothLine(corners: readonly Corner[], scale: TimeScale, base: number, height: number): string {
  const path = line<Corner>(
    ([at]) => scale.x(at),
    ([, each]) => base - height * each,
  ).curve(curveMonotoneX)
  return path.digits(1)(corners) ?? ""
}

/** The days of flags and stone under them, side by side; a day that two of them share is said once. */
function Days({ told, scale, y }: { told: Told; scale: TimeScale; y: number }) {
  const style = styleOfDays([told.target?.at, told.promise?.at, told.p80].filter((at) => at !== undefined))
  const days = [
    { at: told.target?.at, weight: 400 },
    { at: told.promise?.at, weight: 400 },
    { at: told.p80, weight: 650 },
  ]
    .flatMap(({ at, weight }) => (at === undefined ? [] : [{ at, weight, words: finishWords(at, style) }]))
    .filter(({ words }, place, all) => all.findLastIndex((each) => each.words === words) === place)
  const places = spread(
    days.map(({ at, weight, words }) => ({ at: scale.x(at), width: measure(words, { size: 12, weight }) })),
    scale.left,
    scale.right,
  )
  return days.map(({ at, weight, words }, place) => {
    const x = places[place]
    return x === undefined ? null : (
      <text key={`${at} ${weight}`} x={x} y={y} fontSize={12} fontWeight={weight} textAnchor="middle" fill="var(--ink)">
        {words}
      </text>
    )
  })
}
