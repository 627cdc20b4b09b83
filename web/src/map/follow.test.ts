import { describe, expect, it } from "vitest"
import { TimeScale } from "@/drawing/timescale"
import { advanced, allAt, covered, isThere, type Piece, type View, type Wanted } from "@/map/follow"

const DAY = 1440
const NEAR = new TimeScale(0, 100 * DAY, 0, 1000)
const NEARER = new TimeScale(0, 100 * DAY, 0, 2000)

const viewOf = (scale: TimeScale, left: number, right: number): View => ({
  scale,
  left,
  right,
  edge: { left, right: left + 50 },
  from: left,
})
const piece = (key: string, work = 4): Piece => ({ key, work: () => work })
const [A, B, C] = [piece("a"), piece("b"), piece("c")]
function wanted(view: View, given: Partial<Wanted> = {}): Wanted {
  const pieces = given.pieces ?? [A, B, C]
  const window = { left: view.left + 50, right: view.right - 50 }
  return { pieces, due: pieces, view, seen: [A, B], window, most: 8, ...given }
}

describe("pieces of the map that follow the window", () => {
  const before = viewOf(NEAR, 0, 300)
  const after = viewOf(NEAR, 40, 340)
  const far = viewOf(NEAR, 400, 700)

  it("are all there once they are drawn at once", () => {
    expect(isThere(allAt(wanted(before)), wanted(before))).toBe(true)
    expect(isThere(allAt(wanted(before)), wanted(after))).toBe(false)
  })

  it("are drawn as many as there is work for in a frame, and all in the end", () => {
    const first = advanced(allAt(wanted(before)), wanted(after))
    expect([...first.values()].filter((view) => view === after)).toHaveLength(2)
    expect(isThere(advanced(first, wanted(after)), wanted(after))).toBe(true)
  })

  it("are drawn one at least, however much work it is", () => {
    const large = wanted(after, { pieces: [piece("a", 100), piece("b", 100)], seen: [] })
    const next = advanced(allAt({ ...large, view: before }), large)
    expect([...next.values()].filter((view) => view === after)).toHaveLength(1)
  })

  it("come in turn: what was drawn longest ago is next, and what is not there at all comes first", () => {
    const one = wanted(after, { most: 4 })
    const first = advanced(allAt({ ...one, view: before }), one)
    const later = wanted(viewOf(NEAR, 60, 360), { most: 4, pieces: [A, B, C, piece("d")] })
    const second = advanced(first, later)
    expect(second.get("d")).toBe(later.view)
    expect(advanced(second, later).get("b")).toBe(later.view)
    expect(advanced(second, later).get("a")).toBe(after)
  })

  it("are drawn at once where the window would show them bare, and are left as they are where it would not", () => {
    const old = allAt(wanted(before))
    expect([...covered(old, wanted(after)).values()]).toEqual([before, before, before])
    const jumped = covered(old, wanted(far))
    expect([jumped.get("a"), jumped.get("b"), jumped.get("c")]).toEqual([far, far, before])
    expect(covered(new Map(), wanted(far)).has("a")).toBe(true)
  })

  it("may be bare at the edges while one zooms", () => {
    const zoomed = wanted(viewOf(NEARER, 800, 1400))
    expect(covered(allAt(wanted(before)), zoomed)).toEqual(allAt(wanted(before)))
  })

  it("that are not due stay as they were drawn", () => {
    const due = wanted(after, { due: [B] })
    const next = advanced(allAt(wanted(before)), due)
    expect([next.get("a"), next.get("b"), next.get("c")]).toEqual([before, after, before])
    expect(isThere(next, due)).toBe(true)
  })

  it("that the window has left are drawn no more", () => {
    const left = wanted(before, { pieces: [A], seen: [A] })
    expect([...covered(allAt(wanted(before)), left).keys()]).toEqual(["a"])
  })
})
