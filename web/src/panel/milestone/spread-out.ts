/** A label centred at `x`. */
export type Label = { readonly x: number; readonly width: number }

/** Middles of labels, as near to where they belong as they can be without touching, within `room` pixels. */
export function spreadOut(labels: readonly Label[], room: number, gap: number): number[] {
  const order = labels.map((_, place) => place).sort((a, b) => (labels[a]?.x ?? 0) - (labels[b]?.x ?? 0))
  const lefts = new Map<number, number>()
  let free = 0
  for (const place of order) {
    const { x, width } = labels[place] ?? { x: 0, width: 0 }
    const left = Math.max(free, x - width / 2)
    lefts.set(place, left)
    free = left + width + gap
  }
  let limit = room
  for (const place of order.toReversed()) {
    const { width } = labels[place] ?? { width: 0 }
    const left = Math.min(lefts.get(place) ?? 0, limit - width)
    lefts.set(place, left)
    limit = left - gap
  }
  return labels.map(({ width }, place) => (lefts.get(place) ?? 0) + width / 2)
}
