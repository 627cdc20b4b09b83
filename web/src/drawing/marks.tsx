import "@/drawing/colours.css"
import { type Level, toneOf } from "@/drawing/chance"
import type { Hill } from "@/drawing/hill"
import { ridgePath } from "@/drawing/hill-path"
import { askedPath, clothPath, cut, polePath, stonePath, tickPath } from "@/drawing/shapes"

/**
 * Our signs as SVG. The stone is the honest date, flags are wishes (hollow) and promises (filled). Each stands with its
 * foot on `base` and its middle, or its pole, at `x`.
 */
type StoneProps = { x: number; base: number; size?: number; chance?: Level }

/** The moment that 8 of 10 futures reach, in the colour of its chance. */
export function Stone({ x, base, size = 11, chance = "unknown" }: StoneProps) {
  return <path d={stonePath(x, base, size)} fill={toneOf(chance)} stroke="var(--ground)" strokeWidth={1.4} />
}

/** The stone of what lies behind us: ink, with a tick in it. */
export function ReachedStone({ x, base, size = 11 }: Omit<StoneProps, "chance">) {
  return (
    <>
      <path d={stonePath(x, base, size)} fill="var(--ink)" stroke="var(--ground)" strokeWidth={1.4} />
      <path d={tickPath(x, base, size)} fill="none" stroke="var(--ground)" strokeWidth={1.5} strokeLinecap="round" />
    </>
  )
}

/** The stone of what has no forecast: hollow, with a question in it. */
export function HollowStone({ x, base, size = 11 }: StoneProps) {
  return <path d={askedPath(x, base, size)} fill="var(--ground)" stroke="var(--second)" strokeWidth={1.2} />
}

/** Where a stone stood: broken lines, as of the poles of flags that stood somewhere else, and nothing within. */
export function GhostStone({ x, base, size = 11 }: StoneProps) {
  return (
    <path d={stonePath(x, base, size)} fill="none" stroke="var(--third)" strokeWidth={1.3} strokeDasharray="2 1.6" />
  )
}

/** Where the pole of a flag stood. */
export function GhostPole({ x, base, height }: Omit<FlagProps, "size" | "drop">) {
  return <path d={polePath(x, base, height)} stroke="var(--third)" strokeWidth={1.2} strokeDasharray="2 2" />
}

type FlagProps = { x: number; base: number; height: number; size?: number; drop?: number }

/** What we want. */
export function TargetFlag(props: FlagProps) {
  return <Flag {...props} fill="var(--ground)" />
}

/** What we promised. */
export function PromiseFlag(props: FlagProps) {
  return <Flag {...props} fill="var(--ink)" />
}

/** `drop` lowers the cloth, where two flags stand too close. */
function Flag({ x, base, height, size = 10, drop = 0, fill }: FlagProps & { fill: string }) {
  return (
    <>
      <path d={polePath(x, base, height)} stroke="var(--ink)" strokeWidth={1.2} fill="none" />
      <path
        d={clothPath(x, base - height + drop, size)}
        fill={fill}
        stroke="var(--ink)"
        strokeWidth={1.2}
        strokeLinejoin="round"
      />
    </>
  )
}

type HillProps = {
  shape: Hill
  x: (at: number) => number
  base: number
  height: number
  chance: Level
  /** Tails that rise fewer pixels are left off. */
  least?: number
}

/** Doubt has a shape: how the futures spread. */
export function HillShape({ shape, x, base, height, chance, least }: HillProps) {
  return (
    <path
      d={ridgePath(shape, { x, base, height }, least)}
      fill={toneOf(chance)}
      fillOpacity={0.2}
      stroke={toneOf(chance)}
    />
  )
}

type BandProps = {
  left: number
  middle: number
  right: number
  base: number
  top: number
  chance: Level
  weight?: number
}

/** The likely span: P10 to P90 as the thick part, P50 as a tick up to `top`. */
export function Band({ left, middle, right, base, top, chance, weight = 3 }: BandProps) {
  const end = Math.max(right, left + 2)
  return (
    <>
      <path d={`M${cut(middle)},${cut(base)}V${cut(top)}`} stroke={toneOf(chance)} strokeWidth={1.2} />
      <path d={`M${cut(left)},${cut(base)}H${cut(end)}`} stroke={toneOf(chance)} strokeWidth={weight} />
    </>
  )
}
