import { inTime } from "@/app/in-time"
import type { TimeScale } from "@/drawing/timescale"
import type { DrawnMark } from "@/map/mark"
import { Easel, type Order, type Painting } from "@/map/tiles/easel"
import { Faces } from "@/map/tiles/faces"
import type { Look } from "@/map/tiles/look"
import type { Rect } from "@/map/tiles/paint"
import type { Painted, Scene } from "@/map/tiles/scene"

/** What tiles show: a scene on a scale, in colours. */
export type Subject = { readonly scene: Scene; readonly scale: TimeScale; readonly look: Look }

type Waiting = { readonly order: Extract<Order, { kind: "tile" }>; readonly done: (bitmap: ImageBitmap) => void }

/** Has scenes painted beside the page, or in it where no worker can be begun. */
export class Painter {
  private worker: Worker | undefined
  private easel: Easel | undefined
  private readonly faces = new Faces()
  private readonly scenes = new Map<Scene, number>()
  private readonly numbers = new WeakMap<DrawnMark, number>()
  private readonly waiting = new Map<number, Waiting>()
  /** Scenes follow one another, and what is painted of one follows it. */
  private before: Promise<void> = Promise.resolve()
  private count = 0

  /** `onLate` is called where a typeface comes after words were painted in another. */
  constructor(private readonly onLate: () => void = () => {}) {
    try {
      this.worker = new Worker(new URL("./easel.worker.ts", import.meta.url), { type: "module" })
    } catch {
      this.goOnHere()
      return
    }
    this.worker.onmessage = ({ data }: MessageEvent<Painting>) => this.hand(data)
    this.worker.onerror = () => this.goOnHere()
  }

  /** How many paintings are under way. */
  get pending(): number {
    return this.waiting.size
  }

  /** Gets ready to paint a scene. */
  begin(scene: Scene, look: Look): void {
    if (this.scenes.has(scene)) return
    const number = this.count++
    const known = new Set([...this.scenes.keys()].flatMap(({ placed }) => placed.map(({ mark }) => mark)))
    this.scenes.set(scene, number)
    const sent = this.sent(scene, known)
    this.give(() => this.teach(scene, look))
    this.give(() => this.tell({ kind: "scene", number, ...sent }))
  }

  /** A part of a scene that was begun. */
  paint({ scene, scale, look }: Subject, part: Rect): Promise<ImageBitmap> {
    const { start, finish, left, right } = scale
    const id = this.count++
    const number = this.scenes.get(scene)
    if (number === undefined) throw new Error("the scene was not begun")
    const order = { kind: "tile", id, scene: number, scale: { start, finish, left, right }, part, look } as const
    return new Promise((done) => {
      this.waiting.set(id, { order, done })
      this.give(() => this.tell(order))
    })
  }

  /** Nothing more of a scene will be asked for. */
  end(scene: Scene): void {
    const number = this.scenes.get(scene)
    if (number === undefined) return
    this.scenes.delete(scene)
    this.give(() => this.tell({ kind: "away", number }))
  }

  close(): void {
    this.worker?.terminate()
    this.worker = undefined
    this.waiting.clear()
  }

  /** The typefaces of its words; where they do not come, or not soon, words are written in another. */
  private async teach({ placed }: Scene, { family }: Look): Promise<void> {
    const faces = this.faces.newFor(placed.map(textOf), family).catch(() => [])
    const told = faces.then((found) => {
      for (const face of found) this.tell({ kind: "face", face })
      return found.length > 0
    })
    if (!(await inTime(PATIENCE, told))) void told.then((isNew) => isNew && this.onLate())
  }

  /** One after the other. */
  private give(act: () => void | Promise<void>): void {
    this.before = this.before.then(act)
  }

  private tell(order: Order): void {
    if (this.worker) this.worker.postMessage(order, order.kind === "face" ? [order.face.bytes] : [])
    // The page has its typefaces.
    else if (order.kind !== "face") void this.easel?.follow(order).then((painting) => painting && this.hand(painting))
  }

  private hand({ id, bitmap }: Painting): void {
    const waiting = this.waiting.get(id)
    this.waiting.delete(id)
    if (waiting) waiting.done(bitmap)
    else bitmap.close()
  }

  private goOnHere(): void {
    this.worker?.terminate()
    this.worker = undefined
    this.easel = new Easel(document.fonts)
    for (const [scene, number] of this.scenes) this.tell({ kind: "scene", number, ...this.sent(scene, new Set()) })
    for (const { order } of this.waiting.values()) this.tell(order)
  }

  /** A scene by the numbers of its marks, and the marks that are not known. */
  private sent(
    scene: Scene,
    known: ReadonlySet<DrawnMark>,
  ): Pick<Extract<Order, { kind: "scene" }>, "scene" | "marks"> {
    const placed = scene.placed.map(({ mark, ...place }) => ({ ...place, mark: this.numberOf(mark) }))
    const fresh = scene.placed.map(({ mark }) => mark).filter((mark) => !known.has(mark))
    return { scene: { ...scene, placed }, marks: fresh.map((mark) => [this.numberOf(mark), drawnOf(mark)]) }
  }

  private numberOf(mark: DrawnMark): number {
    const number = this.numbers.get(mark) ?? this.count++
    this.numbers.set(mark, number)
    return number
  }
}

/** Milliseconds that a map waits for its typeface. */
const PATIENCE = 500

/** Of a mark what is drawn, for the rest need not be copied. */
function drawnOf({ id, standing, stone, band, quantiles, target, commitment, chances, ghost }: DrawnMark): DrawnMark {
  return { id, standing, stone, band, quantiles, target, commitment, chances, ghost }
}

function textOf({ label: { name, chance, date } }: Painted): string {
  return name + chance + date
}
