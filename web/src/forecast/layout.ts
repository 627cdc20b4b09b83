import type { Span } from "@/drawing/rows"

/** Words on one line: each wants its middle at `at`, and gives way to those before it where they touch. */
export type Label = { readonly at: number; readonly width: number }

/** Where the middles of labels go so that none touch and all stay between two edges; undefined where one has no room. */
export function spread(labels: readonly Label[], left: number, right: number, gap = 10): (number | undefined)[] {
  const order = labels.map((_, place) => place).sort((a, b) => (labels[a]?.at ?? 0) - (labels[b]?.at ?? 0))
  const found: (number | undefined)[] = labels.map(() => undefined)
  let free = left
  const placed: number[] = []
  for (const place of order) {
    const { at, width } = labels[place] ?? { at: 0, width: 0 }
    const middle = Math.max(at, free + width / 2)
    found[place] = middle
    placed.push(place)
    free = middle + width / 2 + gap
  }
  let limit = right
  for (const place of placed.reverse()) {
    const { width } = labels[place] ?? { width: 0 }
    const middle = Math.min(found[place] ?? 0, limit - width / 2)
    found[place] = middle - width / 2 < left ? undefined : middle
    limit = middle - width / 2 - gap
  }
  return found
}

const AIR = 7

/**
 * Where words begin that stand behind something: clear of poles that would run through them; where there is no room up to
 * the edge, they end before it.
 */
export function beside(
  { left, right }: Span,
  width: number,
  poles: readonly number[],
  edge: number,
): { x: number; anchor: "start" | "end" } {
  const through = poles.filter((pole) => pole > right && pole < right + AIR + width)
  const x = Math.max(right, ...through) + AIR
  return x + width < edge ? { x, anchor: "start" } : { x: left - AIR, anchor: "end" }
}
