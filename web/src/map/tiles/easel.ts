import { TimeScale } from "@/drawing/timescale"
import type { DrawnMark } from "@/map/mark"
import type { Look } from "@/map/tiles/look"
import { paint, type Rect } from "@/map/tiles/paint"
import type { Painted, Scene } from "@/map/tiles/scene"

/** A mark by its number: it stays the same from scene to scene, and is sent once. */
export type SentScene = Omit<Scene, "placed"> & {
  readonly placed: readonly (Omit<Painted, "mark"> & { readonly mark: number })[]
}
export type SentScale = Pick<TimeScale, "start" | "finish" | "left" | "right">
export type Face = {
  readonly family: string
  readonly weight: string
  readonly range: string
  readonly bytes: ArrayBuffer
}

/** What a painter is asked, one after the other. */
export type Order =
  | { readonly kind: "face"; readonly face: Face }
  | {
      readonly kind: "scene"
      readonly number: number
      readonly scene: SentScene
      /** Those that no scene has that is still kept. */
      readonly marks: readonly (readonly [number: number, mark: DrawnMark])[]
    }
  | { readonly kind: "away"; readonly number: number }
  | {
      readonly kind: "tile"
      readonly id: number
      readonly scene: number
      readonly scale: SentScale
      readonly part: Rect
      readonly look: Look
    }

export type Painting = { readonly id: number; readonly bitmap: ImageBitmap }

type Kept = { readonly scene: Scene; readonly numbers: ReadonlyMap<number, DrawnMark> }

/** Paints parts of scenes as bitmaps, wherever it stands: in a worker, or in the page. */
export class Easel {
  private readonly scenes = new Map<number, Kept>()
  private readonly canvas = new OffscreenCanvas(1, 1)

  constructor(private readonly fonts: FontFaceSet) {}

  /** Follows an order; what is painted is the answer. */
  async follow(order: Order): Promise<Painting | undefined> {
    switch (order.kind) {
      case "face":
        await this.learn(order.face)
        return undefined
      case "scene":
        this.scenes.set(order.number, this.kept(order.scene, new Map(order.marks)))
        return undefined
      case "away":
        this.scenes.delete(order.number)
        return undefined
      case "tile":
        return { id: order.id, bitmap: this.painted(order) }
    }
  }

  private async learn({ family, weight, range, bytes }: Face): Promise<void> {
    const face = new FontFace(family, bytes, { weight, unicodeRange: range })
    this.fonts.add(await face.load())
  }

  private kept(scene: SentScene, sent: ReadonlyMap<number, DrawnMark>): Kept {
    const numbers = new Map<number, DrawnMark>()
    const placed = scene.placed.map((each): Painted => {
      const mark = sent.get(each.mark) ?? this.known(each.mark)
      numbers.set(each.mark, mark)
      return { ...each, mark }
    })
    return { scene: { ...scene, placed }, numbers }
  }

  private known(number: number): DrawnMark {
    for (const { numbers } of this.scenes.values()) {
      const mark = numbers.get(number)
      if (mark) return mark
    }
    throw new Error(`the mark ${number} was never sent`)
  }

  private painted({ scene: number, scale, part, look }: Extract<Order, { kind: "tile" }>): ImageBitmap {
    const kept = this.scenes.get(number)
    const pen = this.canvas.getContext("2d")
    if (!kept || !pen) throw new Error(kept ? "nothing can be painted here" : `the scene ${number} was never sent`)
    const { ratio } = look
    this.canvas.width = Math.max(Math.round((part.right - part.left) * ratio), 1)
    this.canvas.height = Math.max(Math.round((part.bottom - part.top) * ratio), 1)
    pen.setTransform(ratio, 0, 0, ratio, -part.left * ratio, -part.top * ratio)
    paint(pen, kept.scene, new TimeScale(scale.start, scale.finish, scale.left, scale.right), part, look)
    return this.canvas.transferToImageBitmap()
  }
}
