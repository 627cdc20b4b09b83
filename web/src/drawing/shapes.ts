/** The outlines of our signs, as SVG paths in pixels. */

/** A small standing stone with a round head: `size` wide, a little higher, its foot on `base`, its middle at `x`. */
export function stonePath(x: number, base: number, size: number): string {
  const half = size / 2
  const shoulder = base - size * 1.2 + half
  return `M${cut(x - half)},${cut(base)}V${cut(shoulder)}a${cut(half)},${cut(half)} 0 0 1 ${cut(size)},0V${cut(base)}Z`
}

/** The tick inside the stone of what is reached. */
export function tickPath(x: number, base: number, size: number): string {
  const unit = size / 10
  const at = (right: number, up: number) => `${cut(x + right * unit)},${cut(base - up * unit)}`
  return `M${at(-2.3, 5.6)}L${at(-0.6, 3.8)}L${at(2.5, 7.6)}`
}

/** In a smaller stone a question could not be read. */
const LEAST_ASKED = 8

/** The stone of what has no forecast, and the question in it, where that has room. */
export function askedPath(x: number, base: number, size: number): string {
  const stone = stonePath(x, base, size)
  if (size < LEAST_ASKED) return stone
  const unit = size / 10
  const at = (right: number, up: number) => `${cut(x + right * unit)},${cut(base - up * unit)}`
  const hook = `M${at(-1.8, 7.6)}C${at(-1.8, 10)} ${at(1.9, 10)} ${at(1.9, 7.6)}C${at(1.9, 6)} ${at(0, 6)} ${at(0, 4.4)}`
  return `${stone}${hook}M${at(0, 2.7)}V${cut(base - 1.7 * unit)}`
}

/** The pole of a flag from `base` up. */
export function polePath(x: number, base: number, height: number): string {
  return `M${cut(x)},${cut(base)}V${cut(base - height)}`
}

/** The cloth of a flag: a pennant `size` wide whose upper edge is at `top`. */
export function clothPath(x: number, top: number, size: number): string {
  return `M${cut(x)},${cut(top)}l${cut(size)},${cut(size * 0.42)} ${cut(-size)},${cut(size * 0.42)}Z`
}

/** A curve from the foot of one milestone to the beginning of the next. */
export function linkPath(fromX: number, fromY: number, toX: number, toY: number): string {
  const bend = Math.min(Math.max(Math.abs(toX - fromX) / 2, 24), 90)
  return `M${cut(fromX)},${cut(fromY)}C${cut(fromX + bend)},${cut(fromY)} ${cut(toX - bend)},${cut(toY)} ${cut(toX)},${cut(toY)}`
}

/** A coordinate to a tenth of a pixel. */
export function cut(value: number): number {
  return Math.round(value * 10) / 10
}
