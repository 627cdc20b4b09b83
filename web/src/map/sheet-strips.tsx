import { aboutInTens, colourOf, level } from "@/drawing/chance"
import { PromiseFlag, TargetFlag } from "@/drawing/marks"
import { fitted, measure, wrapped } from "@/drawing/measure"
import type { Detail } from "@/map/detail"
import type { FoldedLane } from "@/map/fold"
import { isUnlikely } from "@/map/important"
import { laneDate } from "@/map/lane-names"
import { chanceOf } from "@/map/mark"
import { COLUMN, MARGIN, type Plot } from "@/map/plot"
import { isPointed, Point } from "@/map/point"
import { sentenceOf } from "@/map/sentence"
import { StoneOf, WordsAt } from "@/map/signs"
import type { Stood, Strip, Strips } from "@/map/strips"
import { say } from "@/words/words"

const FONT = 11
const LINE = 13

/** Lanes in which every milestone is a stone, and those that matter most have their names. */
export function StripLanes({ strips: { detail, strips }, plot }: { strips: Strips; plot: Plot }) {
  return strips.map((strip) => (
    <g key={`${strip.lane.kind}:${strip.lane.id}`}>
      <path d={`M${MARGIN},${strip.top}H${plot.right}`} stroke="var(--line)" />
      <StripHead strip={strip} />
      {/* What matters most stands on top. */}
      {[...strip.stood].reverse().map((stood) => (
        <g key={stood.mark.id}>
          <title>{sentenceOf(stood.mark)}</title>
          <Flag stood={stood} detail={detail} />
          <StoneOf mark={stood.mark} base={stood.base} detail={detail} scale={plot.scale} />
          {isPointed(stood) && <Point x={stood.x} base={stood.base} size={detail.stone} fill={colourOf("unlikely")} />}
        </g>
      ))}
      {strip.stood.map(({ mark, base, words }) => {
        if (!words) return null
        const colour = colourOf(level(mark.standing === "open" ? chanceOf(mark) : undefined))
        const at = { left: words.left, first: base }
        return <WordsAt key={mark.id} label={words.label} at={at} font={detail.font} colour={colour} />
      })}
    </g>
  ))
}

/** The date that needs attention, and how far the stone is from it. */
function Flag({ stood: { flag, x, base }, detail }: { stood: Stood; detail: Detail }) {
  if (!flag) return null
  const Sign = flag.wish === "target" ? TargetFlag : PromiseFlag
  return (
    <>
      <path d={`M${flag.x},${base}H${x}`} stroke="var(--third)" strokeWidth={0.8} />
      <Sign x={flag.x} base={base} height={detail.pole} size={detail.cloth} />
    </>
  )
}

/** What a lane is about, and how many stand in it: on one line, or on several where it has them. */
function StripHead({ strip: { lane, top, height } }: { strip: Strip }) {
  const lines = Math.floor(height / LINE)
  if (lines < 2) return <OneLine lane={lane} y={top + height / 2 + FONT * 0.36} />
  const first = top + LINE - 2
  const names = wrapped(lane.name, COLUMN - 20, { size: FONT, weight: 600 }, Math.min(lines - 1, 2))
  return (
    <>
      {names.map((name, place) => (
        <Name key={name} name={name} y={first + place * LINE} />
      ))}
      <Count words={countWords(lane)} x={MARGIN} y={first + names.length * LINE} />
      {names.length + 1 < lines && <Outlook lane={lane} y={first + (names.length + 1) * LINE} />}
    </>
  )
}

/** By when a lane is to be done, and how likely that is. */
function Outlook({ lane, y }: { lane: FoldedLane; y: number }) {
  const date = laneDate(lane)
  const chance = lane.probability
  return (
    <text x={MARGIN} y={y} fontSize={FONT} fill="var(--second)">
      {date}
      {chance !== undefined && (
        <tspan dx={date ? 7 : 0} fill={colourOf(level(chance))}>
          {aboutInTens(chance)}
        </tspan>
      )}
    </text>
  )
}

function OneLine({ lane, y }: { lane: FoldedLane; y: number }) {
  const room = COLUMN - 24
  const bold = { size: FONT, weight: 600 }
  const wide = (words: string) => measure(words, { size: FONT })
  const long = countWords(lane)
  const isLong = lane.lanes > 1 || measure(lane.name, bold) + wide(long) <= room
  const count = isLong ? long : figuresOf(lane)
  return (
    <>
      <Name name={fitted(lane.name, room - wide(count), bold)} y={y} />
      <Count words={count} x={MARGIN + COLUMN - 14 - wide(count)} y={y} />
    </>
  )
}

function Name({ name, y }: { name: string; y: number }) {
  return (
    <text x={MARGIN} y={y} fontSize={FONT} fontWeight={600} fill="var(--ink)">
      {name}
    </text>
  )
}

function Count({ words, x, y }: { words: string; x: number; y: number }) {
  return (
    <text x={x} y={y} fontSize={FONT} fill="var(--second)">
      {words}
    </text>
  )
}

/** "12 lanes, 60 milestones, 21 unlikely". */
function countWords(lane: FoldedLane): string {
  return lane.lanes === 1 ? say("map.laneCount", countsOf(lane)) : say("map.foldedCount", countsOf(lane))
}

/** "60, 21 unlikely". */
function figuresOf(lane: FoldedLane): string {
  return say("map.laneFigures", countsOf(lane))
}

function countsOf({ lanes, marks }: FoldedLane) {
  return { lanes, count: marks.length, unlikely: marks.filter(isUnlikely).length }
}
