import { GhostPole, GhostStone, HollowStone, PromiseFlag, ReachedStone, Stone, TargetFlag } from "@/drawing/marks"
import type { Mark } from "@/map/mark"
import { isPointed, Point } from "@/map/point"
import type { Stood } from "@/map/strips"
import { type Key, say } from "@/words/words"

/** A sign, drawn with its foot on 16, and its words. */
export type Entry = { readonly words: Key; readonly sign: React.ReactNode; readonly width: number }

/** The entries for what is on the map; where it has no room for hills, a likely span is no more than its line. */
export function entriesFor(marks: readonly Mark[], linked: boolean, hills = true): Entry[] {
  const some = (test: (mark: Mark) => boolean) => marks.some(test)
  const forecast = some(({ standing }) => standing === "open")
  return [
    some(({ target }) => target !== undefined) && TARGET,
    some(({ commitment }) => commitment !== undefined) && PROMISE,
    forecast && STONE,
    forecast && (hills ? HILL : SPAN),
    some(({ standing }) => standing === "reached") && REACHED,
    some(({ standing }) => standing === "no-basis") && HOLLOW,
    linked && LINK,
    some(hasMoved) && GHOST,
  ].filter((entry) => entry !== false)
}

/** The entries where milestones are stones on strips: for what strips draw. */
export function entriesOnStrips(stood: readonly Stood[]): Entry[] {
  const drawn = stood.map(({ mark, flag }) => ({
    ...mark,
    ghost: undefined,
    target: flag?.wish === "target" ? mark.target : undefined,
    commitment: flag?.wish === "commitment" ? mark.commitment : undefined,
  }))
  const entries = entriesFor(drawn, false).filter((entry) => entry !== HILL)
  return stood.some(isPointed) ? [...entries, POINTED] : entries
}

function hasMoved({ ghost, stone, target, commitment }: Mark): boolean {
  if (!ghost) return false
  return Math.abs(ghost.stone - stone) >= 1440 || ghost.target !== target || ghost.commitment !== commitment
}

const TARGET: Entry = { words: "map.target", sign: <TargetFlag x={3} base={16} height={14} size={9} />, width: 14 }
const PROMISE: Entry = { words: "map.promised", sign: <PromiseFlag x={3} base={16} height={14} size={9} />, width: 14 }
const STONE: Entry = { words: "map.legendStone", sign: <Stone x={7} base={16} size={11} />, width: 14 }
const REACHED: Entry = { words: "map.legendReached", sign: <ReachedStone x={7} base={16} size={11} />, width: 14 }
const HOLLOW: Entry = { words: "map.legendHollow", sign: <HollowStone x={7} base={16} size={11} />, width: 14 }
const GHOST: Entry = {
  words: "map.legendGhost",
  sign: (
    <>
      <GhostStone x={7} base={16} size={11} />
      <GhostPole x={16} base={16} height={14} />
    </>
  ),
  width: 18,
}
const HILL: Entry = {
  words: "map.legendHill",
  sign: (
    <>
      <path d="M0,15L4,13L8,5L11,4L15,11L22,15" fill="var(--second)" fillOpacity={0.2} stroke="var(--second)" />
      <path d="M4,15H17" stroke="var(--second)" strokeWidth={3} />
    </>
  ),
  width: 22,
}
const SPAN: Entry = {
  words: "map.legendHill",
  sign: <path d="M1,15H21" stroke="var(--second)" strokeWidth={2} />,
  width: 22,
}
const POINTED: Entry = {
  words: "map.legendUnlikely",
  sign: (
    <>
      <Stone x={7} base={16} size={9} />
      <Point x={7} base={16} size={9} />
    </>
  ),
  width: 14,
}
const LINK: Entry = {
  words: "map.legendLink",
  sign: <path d="M0,6C11,6 11,15 22,15" fill="none" stroke="var(--third)" />,
  width: 22,
}

export function Legend({ entries, className }: { entries: readonly Entry[]; className: string | undefined }) {
  return (
    <ul className={className} aria-label={say("map.legend")}>
      {entries.map(({ words, sign, width }) => (
        <li key={words}>
          <svg width={width} height={18} aria-hidden="true">
            {sign}
          </svg>
          {say(words)}
        </li>
      ))}
    </ul>
  )
}
