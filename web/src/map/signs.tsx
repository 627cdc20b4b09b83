import { memo } from "react"
import { colourOf, level } from "@/drawing/chance"
import { heightAt, hill } from "@/drawing/hill"
import {
  Band,
  GhostPole,
  GhostStone,
  HillShape,
  HollowStone,
  PromiseFlag,
  ReachedStone,
  Stone,
  TargetFlag,
} from "@/drawing/marks"
import { cut } from "@/drawing/shapes"
import type { TimeScale } from "@/drawing/timescale"
import type { Detail } from "@/map/detail"
import { FLAT, flagDrop, ghostFlags, isGhostApart, LEAST_HILL, wordsLeft } from "@/map/extent"
import type { Label } from "@/map/label"
import { chanceOf, type Mark } from "@/map/mark"

export type SignsProps = {
  readonly mark: Mark
  readonly base: number
  readonly label: Label | undefined
  /** How far the words are moved aside. */
  readonly shift?: number
  readonly detail: Detail
  readonly scale: TimeScale
}

/** All of one milestone, from the hill behind to the words. */
export function Signs({ mark, base, label, shift = 0, detail, scale }: SignsProps) {
  return (
    <>
      <Doubt mark={mark} base={base} detail={detail} scale={scale} />
      <Ghosts mark={mark} base={base} detail={detail} scale={scale} />
      <Flags mark={mark} base={base} detail={detail} scale={scale} />
      <StoneOf mark={mark} base={base} detail={detail} scale={scale} />
      {label && <Words mark={mark} base={base} label={label} shift={shift} detail={detail} scale={scale} />}
    </>
  )
}

type PartProps = Omit<SignsProps, "label" | "shift">

function Doubt({ mark, base, detail, scale }: PartProps) {
  if (!mark.band || !mark.quantiles) return null
  const chance = level(chanceOf(mark))
  const shape = detail.hill > 0 ? hill(mark.quantiles) : null
  // Words that stand behind the signs have no tail running through them.
  const least = detail.label === "beside" ? FLAT : 0.5
  const wide = shape ? scale.x(shape.finish) - scale.x(shape.start) : 0
  const [left, middle, right] = mark.band
  const top = shape ? base - detail.hill * heightAt(shape, middle) : base - detail.stone / 2
  return (
    <>
      {shape && wide >= LEAST_HILL && (
        <HillShape shape={shape} x={scale.x} base={base} height={detail.hill} chance={chance} least={least} />
      )}
      <Band
        left={scale.x(left)}
        middle={scale.x(middle)}
        right={scale.x(right)}
        base={base}
        top={top}
        chance={chance}
        weight={detail.hill > 0 ? 3 : 2}
      />
    </>
  )
}

export function StoneOf({ mark, base, detail, scale }: PartProps) {
  const x = scale.x(mark.stone)
  const foot = base + 1.5
  if (mark.standing === "reached") return <ReachedStone x={x} base={foot} size={detail.stone} />
  if (mark.standing !== "open") return <HollowStone x={x} base={foot} size={detail.stone} />
  return <Stone x={x} base={foot} size={detail.stone} chance={level(chanceOf(mark))} />
}

function Flags({ mark, base, detail, scale }: PartProps) {
  const { target, commitment } = mark
  const drop = flagDrop(mark, detail, scale)
  return (
    <>
      {target !== undefined && <TargetFlag x={scale.x(target)} base={base} height={detail.pole} size={detail.cloth} />}
      {commitment !== undefined && (
        <PromiseFlag x={scale.x(commitment)} base={base} height={detail.pole} size={detail.cloth} drop={drop} />
      )}
    </>
  )
}

function Ghosts({ mark, base, detail, scale }: PartProps) {
  if (!mark.ghost) return null
  return (
    <>
      {ghostFlags(mark, mark.ghost).map((at) => (
        <GhostPole key={at} x={scale.x(at)} base={base} height={detail.pole} />
      ))}
      {isGhostApart(mark, mark.ghost) && (
        <GhostStone x={scale.x(mark.ghost.stone)} base={base + 1.5} size={detail.stone} />
      )}
    </>
  )
}

/** Keeps a name that is written from right to left from turning the words after it. */
const LEFT_TO_RIGHT = "\u200e"

/** The words of a milestone where its level of detail has them. */
export function Words({ mark, base, label, shift = 0, detail, scale }: SignsProps & { label: Label }) {
  const below = detail.label === "below"
  const left = wordsLeft(mark, scale.x, detail, label) + shift
  const first = below ? base + detail.font + 5 : base + detail.font * 0.2
  const chance = level(mark.standing === "open" ? chanceOf(mark) : undefined)
  return <WordsAt label={label} at={{ left, first }} font={detail.font} colour={colourOf(chance)} />
}

type WordsAtProps = { label: Label; at: { left: number; first: number }; font: number; colour: string }

/** The name, the chance and the honest date, on paper that lets links pass beneath. */
export function WordsAt({ label, at, font, colour }: WordsAtProps) {
  // Words keep their places within a group that moves: a text that moves by itself would be set anew each time.
  return (
    <g transform={`translate(${cut(at.left)} ${cut(at.first)})`}>
      <rect
        x={-3}
        y={-font}
        width={label.width + 6}
        height={font * 1.2 + (label.date ? 16 : 0)}
        rx={3}
        fill="var(--ground)"
        fillOpacity={0.85}
      />
      <Text label={label} font={font} colour={colour} />
    </g>
  )
}

const Text = memo(function Text({ label, font, colour }: { label: Label; font: number; colour: string }) {
  return (
    <>
      <text fontSize={font} fill="var(--ink)">
        <tspan fontWeight={600}>{label.name + LEFT_TO_RIGHT}</tspan>
        {label.chance && (
          <tspan dx={7} fill={colour}>
            {label.chance}
          </tspan>
        )}
      </text>
      {label.date && (
        <text y={16} fontSize={font - 1} fill="var(--second)">
          {label.date}
        </text>
      )}
    </>
  )
})
