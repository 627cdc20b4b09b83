/** A stretch on one line. */
export type Span = { readonly left: number; readonly right: number }

/** The row of each span: the first in which it keeps its distance from all spans before it. */
export function firstFreeRows(spans: readonly Span[], gap: number): number[] {
  const rows: Span[][] = []
  return spans.map((span) => {
    const free = rows.findIndex((row) => row.every((each) => apart(each, span, gap)))
    const row = free === -1 ? rows.length : free
    rows[row] = [...(rows[row] ?? []), span]
    return row
  })
}

function apart(a: Span, b: Span, gap: number): boolean {
  return a.right + gap <= b.left || b.right + gap <= a.left
}
