import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { TimeScale } from "@/drawing/timescale"
import type { Look } from "@/map/tiles/look"
import type { Rect } from "@/map/tiles/paint"
import type { Painter, Subject } from "@/map/tiles/painter"
import type { Scene } from "@/map/tiles/scene"
import { Tiles } from "@/map/tiles/tiles"

const DAY = 1440
const LOOK: Look = { colours: {}, family: "serif", ratio: 1 }
/** Laid out for twenty pixels a day. */
const scene = (height: number) => ({ height, perDay: 20 }) as Scene
/** So many pixels a day, for two hundred days. */
const scale = (perDay: number) => new TimeScale(0, 200 * DAY, 0, 200 * perDay)
const subject = (of: Scene, perDay = 20): Subject => ({ scene: of, scale: scale(perDay), look: LOOK })

/** A painter that paints when told to, and what it was asked for. */
class Slow {
  readonly asked: { of: Subject; part: Rect; done: (bitmap: ImageBitmap) => void }[] = []
  readonly begun: Scene[] = []
  readonly ended: Scene[] = []
  all: Rect[] = []

  get pending() {
    return this.asked.length
  }
  begin(of: Scene) {
    if (!this.begun.includes(of)) this.begun.push(of)
  }
  end(of: Scene) {
    this.ended.push(of)
  }
  paint(of: Subject, part: Rect): Promise<ImageBitmap> {
    this.all.push(part)
    return new Promise((done) => this.asked.push({ of, part, done }))
  }
  /** All that is asked for until nothing more is. */
  async finish() {
    while (this.asked.length > 0) {
      this.asked.shift()?.done({ width: 400, height: 400, close() {} } as ImageBitmap)
      await Promise.resolve()
      await Promise.resolve()
    }
  }
}

let painter: Slow
let window: Rect
let shown: Subject[]
let busy: boolean[]
let sheet: HTMLElement
let tiles: Tiles<Subject>

beforeEach(() => {
  vi.useFakeTimers()
  painter = new Slow()
  window = { left: 0, top: 0, right: 1000, bottom: 700 }
  shown = []
  busy = []
  sheet = document.createElement("div")
  const place = {
    sheet,
    windowOn: () => window,
    present: () => scale(20),
    onShown: (of: Subject) => shown.push(of),
    onBusy: (isBusy: boolean) => busy.push(isBusy),
  }
  tiles = new Tiles(painter as unknown as Painter, place)
})
afterEach(() => vi.useRealTimers())

/** Frames go by, and everything that is asked for is painted. */
async function settle() {
  for (let turn = 0; turn < 12; turn += 1) {
    await painter.finish()
    vi.advanceTimersByTime(100)
  }
}
const places = () => [...sheet.children].map((each) => (each as HTMLElement).style.transform)

describe("tiles on their sheet", () => {
  it("come all together, in one frame, once all are there that the window shows", async () => {
    tiles.show(subject(scene(2000)))
    vi.advanceTimersByTime(500)
    expect(shown).toEqual([])
    expect(busy.at(-1)).toBe(true)
    await settle()
    expect(shown).toHaveLength(1)
    for (const at of ["0px, 0px", "400px, 0px", "800px, 0px", "0px, 400px", "400px, 400px", "800px, 400px"]) {
      expect(places()).toContain(`translate(${at})`)
    }
    expect(busy.at(-1)).toBe(false)
  })

  it("are painted around the window too, each once, and again only what comes with it", async () => {
    tiles.show(subject(scene(2000)))
    await settle()
    const first = painter.all.length
    expect(new Set(painter.all.map(({ left, top }) => `${left} ${top}`)).size).toBe(first)
    window = { left: 800, top: 0, right: 1800, bottom: 700 }
    tiles.moved()
    await settle()
    expect(painter.all.slice(first).every(({ left }) => left >= 1600)).toBe(true)
    expect(shown).toHaveLength(1)
  })

  it("keep to what they show until another scale is painted, and go on to the latest", async () => {
    const same = scene(2000)
    tiles.show(subject(same))
    await settle()
    for (const perDay of [21, 22, 23, 24]) tiles.show(subject(same, perDay))
    expect(shown.map((each) => each.scale.perDay)).toEqual([20])
    expect(sheet.dataset.perDay).toBe("20")
    await settle()
    expect(shown.at(-1)?.scale.perDay).toBe(24)
    expect(sheet.dataset.perDay).toBe("24")
    expect(shown.length).toBeLessThanOrEqual(3)
  })

  it("are painted for the window alone while their scale is not the one that the scene is laid out for", async () => {
    const same = scene(2000)
    tiles.show(subject(same))
    await settle()
    const before = painter.all.length
    tiles.show(subject(same, 25))
    await settle()
    // Three by two.
    expect(painter.all.length - before).toBe(6)
  })

  it("are not painted again for what is shown already", async () => {
    const same = scene(2000)
    tiles.show(subject(same))
    await settle()
    const before = painter.all.length
    tiles.show(subject(same))
    await settle()
    expect(painter.all.length).toBe(before)
  })

  it("let go of a scene once another is shown, and of all when they are closed", async () => {
    const [one, other] = [scene(2000), scene(1500)]
    tiles.show(subject(one))
    await settle()
    tiles.show(subject(other))
    await settle()
    expect(painter.begun).toEqual([one, other])
    expect(painter.ended).toEqual([one])
    tiles.close()
    expect(painter.ended).toEqual([one, other])
    expect(sheet.children).toHaveLength(0)
  })

  it("are no more than a limit, however far the window goes", async () => {
    tiles.show(subject(scene(100_000)))
    await settle()
    for (let step = 1; step < 12; step += 1) {
      window = { left: 0, top: step * 700, right: 1000, bottom: (step + 1) * 700 }
      tiles.moved()
      await settle()
    }
    // What the window shows, and some way around it: five tiles by four, and ten more.
    expect(sheet.children.length).toBeLessThanOrEqual(4 * 5 + 10)
    expect(busy.at(-1)).toBe(false)
  })

  it("show paper on which there is nothing", async () => {
    tiles.show(subject(scene(0)))
    await settle()
    expect(shown).toHaveLength(1)
  })
})
