import { cut } from "@/drawing/shapes"
import { isUnlikely } from "@/map/important"
import type { Stood } from "@/map/strips"

/** A stone that is unlikely and has no flag that says so. */
export function isPointed({ mark, flag }: Stood): boolean {
  return flag === undefined && isUnlikely(mark)
}

type PointProps = { x: number; base: number; size: number; fill?: string }

/** The point over a stone that is unlikely, where there is no room for the flag that it misses: it is seen without colour. */
export function Point({ x, base, size, fill = "var(--second)" }: PointProps) {
  const half = size * 0.22
  return <rect x={cut(x - half)} y={cut(base - size * 1.85)} width={cut(half * 2)} height={cut(half * 2)} fill={fill} />
}
