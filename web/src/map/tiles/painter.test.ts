import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { TimeScale } from "@/drawing/timescale"
import type { DrawnMark } from "@/map/mark"
import { sampleMark, sampleScene } from "@/map/samples"
import type { Order } from "@/map/tiles/easel"
import type { Look } from "@/map/tiles/look"
import { Painter } from "@/map/tiles/painter"
import type { Painted } from "@/map/tiles/scene"

const LOOK: Look = { colours: {}, family: "serif", ratio: 1 }
const SCALE = new TimeScale(0, 1440, 0, 400)
const PART = { left: 0, top: 0, right: 400, bottom: 400 }
const BITMAP = { width: 400, height: 400, close() {} } as ImageBitmap

/** A worker that keeps what it is told. */
class Silent {
  static last: Silent
  onmessage: ((event: { data: unknown }) => void) | null = null
  onerror: (() => void) | null = null
  readonly orders: Order[] = []
  ended = false

  constructor() {
    Silent.last = this
  }
  postMessage(order: Order) {
    this.orders.push(order)
  }
  terminate() {
    this.ended = true
  }
}

const scene = (...marks: DrawnMark[]) =>
  sampleScene({
    placed: marks.map((mark): Painted => {
      const label = { name: "", chance: "", date: "", nameWidth: 0, width: 0 }
      return { mark, base: 50, left: 0, right: 10, label, said: false, shift: 0 }
    }),
  })
const told = (kind: Order["kind"]) => Silent.last.orders.filter((order) => order.kind === kind)
const given = async () => {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve()
}

beforeEach(() => {
  vi.stubGlobal("Worker", Silent)
})
afterEach(() => vi.unstubAllGlobals())

describe("a painter", () => {
  it("tells of a scene first, and hands on what comes for what was asked", async () => {
    const painter = new Painter()
    const one = scene(sampleMark("a"))
    painter.begin(one, LOOK)
    const [first, second] = [0, 1].map(() => painter.paint({ scene: one, scale: SCALE, look: LOOK }, PART))
    await given()
    expect(painter.pending).toBe(2)
    expect(Silent.last.orders.map(({ kind }) => kind)).toEqual(["scene", "tile", "tile"])
    const [, later] = told("tile") as { id: number }[]
    Silent.last.onmessage?.({ data: { id: later?.id, bitmap: BITMAP } })
    expect(await second).toBe(BITMAP)
    expect(painter.pending).toBe(1)
    expect(first).toBeInstanceOf(Promise)
  })

  it("sends a mark once for as long as a scene has it", async () => {
    const painter = new Painter()
    const [a, b, c] = [sampleMark("a"), sampleMark("b"), sampleMark("c")]
    const [one, other] = [scene(a, b), scene(b, c)]
    painter.begin(one, LOOK)
    painter.begin(other, LOOK)
    painter.end(one)
    painter.end(other)
    painter.begin(scene(b), LOOK)
    await given()
    const scenes = told("scene") as Extract<Order, { kind: "scene" }>[]
    expect(scenes.map(({ marks }) => marks.map(([, each]) => each.id))).toEqual([["a", "b"], ["c"], ["b"]])
    expect(scenes[1]?.scene.placed[0]?.mark).toBe(scenes[0]?.scene.placed[1]?.mark)
  })

  it("paints in another typeface where the right one is slow, and says when that has come", async () => {
    vi.useFakeTimers()
    const sheet = document.createElement("style")
    sheet.textContent = `
      @font-face { font-family: "Inter"; src: url("/inter.woff2"); unicode-range: U+0-FF }
      @font-face { font-family: "Inter"; src: url("/inter-greek.woff2"); unicode-range: U+370-3FF }`
    document.head.append(sheet)
    let come: (faces: { unicodeRange: string }[]) => void = () => {}
    vi.stubGlobal("fetch", async () => ({ arrayBuffer: async () => new ArrayBuffer(8) }))
    Object.defineProperty(document, "fonts", {
      configurable: true,
      value: { load: () => new Promise((done) => (come = done)) },
    })
    let late = 0
    const painter = new Painter(() => (late += 1))
    const one = scene(sampleMark("a"))
    const [placed] = one.placed
    if (!placed) throw new Error("there is none")
    painter.begin({ ...one, placed: [{ ...placed, label: { ...placed.label, name: "Beta" } }] }, LOOK)
    await given()
    expect(Silent.last.orders).toEqual([])
    await vi.advanceTimersByTimeAsync(600)
    expect(Silent.last.orders.map(({ kind }) => kind)).toEqual(["scene"])
    come([{ unicodeRange: "U+0-FF" }])
    await vi.advanceTimersByTimeAsync(1)
    expect(Silent.last.orders.map(({ kind }) => kind)).toEqual(["scene", "face"])
    const [face] = told("face") as Extract<Order, { kind: "face" }>[]
    // Of two faces the one that has its letters.
    expect(face?.face).toMatchObject({ family: "Inter", range: "U+0-FF" })
    expect(late).toBe(1)
    sheet.remove()
    Reflect.deleteProperty(document, "fonts")
    vi.useRealTimers()
  })

  it("goes on in the page where its worker fails, with all that was asked", async () => {
    const painter = new Painter()
    const pen = {
      setTransform() {},
      fill() {},
      stroke() {},
      setLineDash() {},
      fillText() {},
      measureText: () => ({ width: 0 }),
    }
    vi.stubGlobal(
      "OffscreenCanvas",
      class {
        getContext = () => pen
        transferToImageBitmap = () => BITMAP
      },
    )
    vi.stubGlobal("Path2D", class {})
    const one = scene(sampleMark("a"))
    painter.begin(one, LOOK)
    const asked = painter.paint({ scene: one, scale: SCALE, look: LOOK }, PART)
    await given()
    Silent.last.onerror?.()
    expect(Silent.last.ended).toBe(true)
    expect(await asked).toBe(BITMAP)
    const later = scene(sampleMark("b"))
    painter.begin(later, LOOK)
    expect(await painter.paint({ scene: later, scale: SCALE, look: LOOK }, PART)).toBe(BITMAP)
  })
})
