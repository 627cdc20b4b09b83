import type { TimeScale } from "@/drawing/timescale"
import { transformOf } from "@/map/stretch"
import type { Rect } from "@/map/tiles/paint"
import type { Painter, Subject } from "@/map/tiles/painter"
import { away, grown, sideOf, type Tile, tilesIn } from "@/map/tiles/tile-grid"

/** Where the tiles lie, and what is done where they have changed. */
export type Place<S extends Subject> = {
  /** What holds them: it is stretched while one zooms. */
  readonly sheet: HTMLElement
  /** What the window shows, in pixels of a scale. */
  readonly windowOn: (scale: TimeScale) => Rect
  /** The scale that is shown. */
  readonly present: () => TimeScale
  /** Called in the frame in which all the window shows has become of another subject. */
  readonly onShown: (subject: S) => void
  /** Told whether something of what the window shows is still to come. */
  readonly onBusy: (isBusy: boolean) => void
}

type Cell = { readonly canvas: HTMLCanvasElement; part: Rect }
type Shown<S> = { readonly subject: S; readonly cells: Map<string, Cell>; readonly asked: Set<string> }
type Arrived = { readonly tile: Tile; readonly bitmap: ImageBitmap }
type Coming<S> = { readonly subject: S; readonly due: Tile[]; readonly left: Tile[]; readonly arrived: Arrived[] }

/** So many paintings are asked for ahead: what the window shows may change meanwhile. */
const AHEAD = 2
/** Beyond the window so many points are painted, and so many tiles more are kept; where a pixel has many, fewer. */
const AROUND = 320
const MORE = 10
/** So many tiles are put in place in one frame. */
const PUT = 3
/** Milliseconds from one change of the scale to the next. */
const REST = 80
/** Where nobody looks, for what is not used just now. */
const ASIDE = -10_000

/**
 * The paper of the map as bitmaps, side by side: what moves only has them put elsewhere, and what is new is painted beside
 * the page. What is shown is of one subject; that of another comes in its place once all of it is there that the window
 * shows.
 */
export class Tiles<S extends Subject> {
  private wanted: S | undefined
  private shown: Shown<S> | undefined
  private coming: Coming<S> | undefined
  private arrived: Arrived[] = []
  private readonly spare: HTMLCanvasElement[] = []
  private frame = 0
  private timer = 0
  /** When another subject was last shown. */
  private changed = 0
  /** So many tiles are kept. */
  private most = 0
  private isClosed = false

  constructor(
    private readonly painter: Painter,
    private readonly place: Place<S>,
  ) {}

  show(subject: S): void {
    const last = this.coming?.subject ?? this.shown?.subject
    this.wanted = last && isSame(last, subject) ? last : subject
    this.work()
  }

  /** The window shows another part. */
  moved(): void {
    this.work()
  }

  close(): void {
    this.isClosed = true
    cancelAnimationFrame(this.frame)
    clearTimeout(this.timer)
    for (const { bitmap } of [...this.arrived, ...(this.coming?.arrived ?? [])]) bitmap.close()
    for (const scene of new Set([this.shown?.subject.scene, this.coming?.subject.scene])) {
      if (scene) this.painter.end(scene)
    }
    this.place.sheet.replaceChildren()
  }

  private work(): void {
    if (this.isClosed) return
    if (this.wanted && !this.coming && this.wanted !== this.shown?.subject) this.beginSoon(this.wanted)
    while (this.painter.pending < AHEAD && this.askNext()) {
      // Each asks for one.
    }
    this.place.onBusy(this.coming !== undefined || this.wanted !== this.shown?.subject || this.missing(0).length > 0)
  }

  /** Of the same scene on another scale not at once after the last: while one zooms, what is there is stretched meanwhile. */
  private beginSoon(subject: S): void {
    const wait = this.shown?.subject.scene === subject.scene ? this.changed + REST - performance.now() : 0
    if (wait <= 0) this.begin(subject)
    else
      this.timer ||= window.setTimeout(() => {
        this.timer = 0
        this.work()
      }, wait)
  }

  private begin(subject: S): void {
    clearTimeout(this.timer)
    this.timer = 0
    this.painter.begin(subject.scene, subject.look)
    const due = this.tilesOf(subject, 0)
    this.coming = { subject, due, left: [...due], arrived: [] }
    if (due.length === 0) this.soon()
  }

  private askNext(): boolean {
    const { coming, shown } = this
    const next = coming?.left.shift()
    if (coming && next) {
      void this.painter.paint(coming.subject, next.part).then((bitmap) => {
        coming.arrived.push({ tile: next, bitmap })
        this.came(coming.arrived.length === coming.due.length)
      })
      return true
    }
    if (coming || !shown) return false
    const [missing] = this.missing(aroundOf(shown.subject)).filter(({ key }) => !shown.asked.has(key))
    if (!missing) return false
    shown.asked.add(missing.key)
    void this.painter.paint(shown.subject, missing.part).then((bitmap) => {
      if (this.shown === shown && !this.isClosed) this.arrived.push({ tile: missing, bitmap })
      else bitmap.close()
      this.came(this.arrived.length > 0)
    })
    return true
  }

  /** A painting has come; where something can be shown by it, that is done in the next frame. */
  private came(isReady: boolean): void {
    if (this.isClosed) return
    if (isReady) this.soon()
    this.work()
  }

  private soon(): void {
    if (this.frame) return
    this.frame = requestAnimationFrame(() => {
      this.frame = 0
      if (this.coming && this.coming.arrived.length === this.coming.due.length) this.change(this.coming)
      else this.putArrived()
      this.work()
      if (this.arrived.length > 0) this.soon()
    })
  }

  /** All in one frame: what the window shows is of another subject from now on. */
  private change({ subject, arrived }: Coming<S>): void {
    const before = this.shown
    for (const { bitmap } of this.arrived.splice(0)) bitmap.close()
    if (before) this.spare.push(...[...before.cells.values()].map(({ canvas }) => canvas))
    this.coming = undefined
    this.changed = performance.now()
    this.shown = { subject, cells: new Map(), asked: new Set() }
    const { ratio } = subject.look
    this.most = this.tilesOf(subject, AROUND / ratio).length + Math.ceil(MORE / ratio)
    for (const each of arrived) this.put(this.shown, each)
    while (this.shown.cells.size + this.spare.length < this.most) this.spare.push(this.another())
    for (const canvas of this.spare.splice(this.most - this.shown.cells.size)) canvas.remove()
    for (const canvas of this.spare) lay(canvas, ASIDE, ASIDE)
    this.fit(subject)
    if (before && before.subject.scene !== subject.scene) this.painter.end(before.subject.scene)
    this.place.onShown(subject)
  }

  /** The sheet is as large as the paper, and stretched to the scale that is shown. */
  private fit({ scale, scene, look }: S): void {
    const { sheet, present } = this.place
    sheet.dataset.start = String(scale.start)
    sheet.dataset.perDay = String(scale.perDay)
    Object.assign(sheet.style, {
      width: `${Math.ceil(scale.right)}px`,
      height: `${Math.ceil(scene.height)}px`,
      transform: transformOf(scale, present()),
    })
    sheet.style.setProperty("--side", `${sideOf(look.ratio)}px`)
  }

  private putArrived(): void {
    if (!this.shown) return
    for (const each of this.arrived.splice(0, PUT)) this.put(this.shown, each)
  }

  private put(shown: Shown<S>, { tile: { key, part }, bitmap }: Arrived): void {
    const canvas = this.spare.pop() ?? this.farthest(shown)
    if (canvas.width !== bitmap.width) canvas.width = bitmap.width
    if (canvas.height !== bitmap.height) canvas.height = bitmap.height
    canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap)
    lay(canvas, part.left, part.top)
    shown.asked.add(key)
    shown.cells.set(key, { canvas, part })
  }

  /** The canvas of the tile that is farthest from the window, which gives it up; a new one where too few are kept. */
  private farthest(shown: Shown<S>): HTMLCanvasElement {
    const window = this.place.windowOn(shown.subject.scale)
    const [first] = [...shown.cells].sort(([, a], [, b]) => away(b.part, window) - away(a.part, window))
    if (!first || shown.cells.size < this.most) return this.another()
    const [key, { canvas }] = first
    shown.cells.delete(key)
    shown.asked.delete(key)
    return canvas
  }

  private another(): HTMLCanvasElement {
    const canvas = document.createElement("canvas")
    this.place.sheet.append(canvas)
    return canvas
  }

  private missing(around: number): Tile[] {
    const { shown } = this
    return shown ? this.tilesOf(shown.subject, around).filter(({ key }) => !shown.cells.has(key)) : []
  }

  private tilesOf({ scale, scene, look }: S, around: number): Tile[] {
    const part = grown(this.place.windowOn(scale), around)
    return tilesIn(part, { width: Math.ceil(scale.right), height: Math.ceil(scene.height) }, sideOf(look.ratio))
  }
}

/** How far beyond the window it is worth to paint a subject: not where it is on its way to another scale. */
function aroundOf({ scene, scale, look }: Subject): number {
  return scene.perDay === scale.perDay ? AROUND / look.ratio : 0
}

function isSame(a: Subject, b: Subject): boolean {
  const isThere =
    a.scale.start === b.scale.start && a.scale.perDay === b.scale.perDay && a.scale.right === b.scale.right
  return isThere && a.scene === b.scene && a.look === b.look
}

/** Puts a canvas on its place, which has nothing painted anew. */
function lay(canvas: HTMLCanvasElement, left: number, top: number): void {
  canvas.style.transform = `translate(${left}px, ${top}px)`
}
