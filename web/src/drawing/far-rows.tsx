import { type FarWish, farWords, type Side } from "@/drawing/far"
import { PromiseFlag, TargetFlag } from "@/drawing/marks"
import { measure } from "@/drawing/measure"

export const FAR_ROW = 18
const ARROW = 12
const FLAG = 16
const FONT = { size: 12 }

type FarRowsProps = { far: readonly FarWish[]; left: number; right: number; top: number }

/** Dates that lie beyond the edges of a drawing, in rows: the flag, the day, and an arrow to where it is. */
export function FarRows({ far, left, right, top }: FarRowsProps) {
  return far.map((wish, row) => {
    const words = farWords(wish)
    const base = top + row * FAR_ROW + 12
    const start = wish.side === "before" ? left + ARROW + 6 : right - ARROW - 6 - FLAG - measure(words, FONT)
    const Flag = wish.what === "target" ? TargetFlag : PromiseFlag
    return (
      <g key={wish.what}>
        <Flag x={start} base={base + 1} height={12} size={8} />
        <text x={start + FLAG} y={base} fontSize={FONT.size} fill="var(--second)">
          {words}
        </text>
        <path d={arrowPath(wish.side, left, right, base - 4)} fill="none" stroke="var(--second)" strokeWidth={1.4} />
      </g>
    )
  })
}

function arrowPath(side: Side, left: number, right: number, y: number): string {
  return side === "before"
    ? `M${left + ARROW},${y}H${left}m4,-4l-4,4l4,4`
    : `M${right - ARROW},${y}H${right}m-4,-4l4,4l-4,4`
}
