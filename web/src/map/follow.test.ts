import { describe, expect, it } from "vitest"
import { TimeScale } from "@/drawing/timescale"
import { advanced, begun, covered, isThere, nextOf, type Piece, type Wanted } from "@/map/follow"

const DAY = 1440
const NEAR = new TimeScale(0, 100 * DAY, 0, 1000)
const NEARER = new TimeScale(0, 100 * DAY, 0, 2000)

const piece = (key: string, work = 4): Piece => ({ key, work })
const [A, B, C, D] = [piece("a"), piece("b"), piece("c"), piece("d")]
const wanted = (given: Partial<Wanted> = {}): Wanted => ({
  scale: NEAR,
  seen: [A, B],
  due: [A, B, C],
  kept: [A, B, C],
  ...given,
})
/** All frames until nothing is left to do, each by the keys that are there and those that were drawn in it. */
function framesOf(from: ReturnType<typeof begun>, what: Wanted, most = 8): string[] {
  const told: string[] = []
  for (let drawn = from; !isThere(drawn, what); ) {
    const next = nextOf(drawn, what, most)
    drawn = advanced(drawn, next, what)
    told.push(`${[...drawn.keys()].sort().join("")} ${next.map(({ key }) => key).join("")}`)
    if (told.length > 20) throw new Error("it never ends")
  }
  return told
}

describe("pieces of the map that follow the window", () => {
  it("begin with those that the window shows, and the others come after them", () => {
    expect([...begun(wanted()).keys()]).toEqual(["a", "b"])
    expect(framesOf(begun(wanted()), wanted())).toEqual(["abc c"])
  })

  it("are drawn as many in a frame as there is time for, and one at least, however much work it is", () => {
    const zoomed = wanted({ scale: NEARER })
    const drawn = advanced(begun(wanted()), [C], wanted())
    expect(framesOf(drawn, zoomed, 8)).toEqual(["abc ab", "abc c"])
    expect(framesOf(drawn, zoomed, 1)).toEqual(["abc a", "abc b", "abc c"])
  })

  it("come in turn: what is not there at all is first, then what was drawn longest ago", () => {
    const first = advanced(begun(wanted()), [A], wanted({ scale: NEARER }))
    const later = new TimeScale(0, 100 * DAY, 0, 3000)
    expect(nextOf(first, wanted({ scale: later, due: [A, B, D] }), 100)).toEqual([D, B, A])
  })

  it("are drawn at once where the window would show them missing, and are left as they are where it would not", () => {
    const old = begun(wanted())
    expect(covered(old, wanted({ seen: [B, A] }))).toBe(old)
    expect([...covered(old, wanted({ seen: [B, C] })).keys()]).toEqual(["a", "b", "c"])
  })

  it("that are drawn are not drawn again where the window moves", () => {
    const drawn = advanced(begun(wanted()), [C], wanted())
    const moved = wanted({ seen: [B, C], due: [A, B, C, D], kept: [A, B, C, D] })
    expect(framesOf(drawn, moved)).toEqual(["abcd d"])
  })

  it("that are not due stay as they were drawn", () => {
    const zoomed = wanted({ scale: NEARER, due: [B] })
    const next = advanced(begun(wanted()), nextOf(begun(wanted()), zoomed, 100), zoomed)
    expect([next.get("a"), next.get("b")]).toEqual([NEAR, NEARER])
    expect(isThere(next, zoomed)).toBe(true)
  })

  it("are taken down where the window has left them, a few in a frame, once all others are drawn", () => {
    const many = ["e", "f", "g"].map((key) => piece(key))
    const drawn = advanced(begun(wanted()), many, wanted())
    expect(framesOf(drawn, wanted())).toEqual(["abcefg c", "abcg ", "abc "])
  })
})
