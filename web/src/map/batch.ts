import { type Level, level } from "@/drawing/chance"
import { heightAt, hill } from "@/drawing/hill"
import { ridgePath } from "@/drawing/hill-path"
import { askedPath, clothPath, cut, polePath, stonePath, tickPath } from "@/drawing/shapes"
import type { TimeScale } from "@/drawing/timescale"
import type { Detail } from "@/map/detail"
import { FLAT, flagDrop, ghostFlags, isGhostApart, LEAST_HILL } from "@/map/extent"
import { chanceOf, type DrawnMark } from "@/map/mark"

/** What has the colour of a chance. */
type Coloured = { hills: string; middles: string; bands: string; stones: string }

/** The signs of many milestones, in one path for each colour and stroke, so that hundreds cost no more than a dozen. */
export type Batch = Record<Level, Coloured> & {
  poles: string
  wishes: string
  promises: string
  hollow: string
  reached: string
  ticks: string
  ghostPoles: string
  ghostStones: string
}

/** The paths of milestones at one level of detail; from afar fewer signs, and lower ones. */
export function batchOf(placed: readonly { mark: DrawnMark; base: number }[], detail: Detail, scale: TimeScale): Batch {
  const batch: Batch = {
    likely: coloured(),
    maybe: coloured(),
    unlikely: coloured(),
    unknown: coloured(),
    poles: "",
    wishes: "",
    promises: "",
    hollow: "",
    reached: "",
    ticks: "",
    ghostPoles: "",
    ghostStones: "",
  }
  const isFar = detail.label === "free"
  for (const { mark, base } of placed) {
    if (isFar) addFarDoubt(batch, mark, base, scale)
    else addDoubt(batch, mark, base, detail, scale)
    addFlags(batch, mark, base, detail, scale, isFar ? 0 : flagDrop(mark, detail, scale))
    addStone(batch, mark, isFar ? base + 1 : base + 1.5, detail, scale)
    if (isFar) continue
    if (mark.standing === "reached") batch.ticks += tickPath(scale.x(mark.stone), base + 1.5, detail.stone)
    addGhost(batch, mark, base, detail, scale)
  }
  return batch
}

function coloured(): Coloured {
  return { hills: "", middles: "", bands: "", stones: "" }
}

function addFarDoubt(batch: Batch, mark: DrawnMark, base: number, scale: TimeScale): void {
  if (mark.band) batch[level(chanceOf(mark))].bands += bandPath(mark.band, base, scale)
}

function addDoubt(batch: Batch, mark: DrawnMark, base: number, detail: Detail, scale: TimeScale): void {
  if (!mark.band || !mark.quantiles) return
  const paths = batch[level(chanceOf(mark))]
  const shape = detail.hill > 0 ? hill(mark.quantiles) : null
  if (shape && scale.x(shape.finish) - scale.x(shape.start) >= LEAST_HILL) {
    // Words that stand behind the signs have no tail running through them.
    paths.hills += ridgePath(
      shape,
      { x: scale.x, base, height: detail.hill },
      detail.label === "beside" ? FLAT : undefined,
    )
  }
  const top = shape ? base - detail.hill * heightAt(shape, mark.band[1]) : base - detail.stone / 2
  paths.middles += `M${cut(scale.x(mark.band[1]))},${cut(base)}V${cut(top)}`
  paths.bands += bandPath(mark.band, base, scale)
}

function bandPath([from, , to]: readonly number[], base: number, scale: TimeScale): string {
  const left = scale.x(from ?? 0)
  return `M${cut(left)},${cut(base)}H${cut(Math.max(scale.x(to ?? 0), left + 2))}`
}

function addFlags(batch: Batch, mark: DrawnMark, base: number, detail: Detail, scale: TimeScale, drop: number): void {
  const { target, commitment } = mark
  const top = base - detail.pole
  if (target !== undefined) {
    batch.poles += polePath(scale.x(target), base, detail.pole)
    batch.wishes += clothPath(scale.x(target), top, detail.cloth)
  }
  if (commitment !== undefined) {
    batch.poles += polePath(scale.x(commitment), base, detail.pole)
    batch.promises += clothPath(scale.x(commitment), top + drop, detail.cloth)
  }
}

function addStone(batch: Batch, mark: DrawnMark, foot: number, detail: Detail, scale: TimeScale): void {
  const stone = stonePath(scale.x(mark.stone), foot, detail.stone)
  if (mark.standing === "reached") batch.reached += stone
  else if (mark.standing === "open") batch[level(chanceOf(mark))].stones += stone
  else batch.hollow += askedPath(scale.x(mark.stone), foot, detail.stone)
}

function addGhost(batch: Batch, mark: DrawnMark, base: number, detail: Detail, scale: TimeScale): void {
  if (!mark.ghost) return
  for (const at of ghostFlags(mark, mark.ghost)) batch.ghostPoles += polePath(scale.x(at), base, detail.pole)
  if (isGhostApart(mark, mark.ghost)) {
    batch.ghostStones += stonePath(scale.x(mark.ghost.stone), base + 1.5, detail.stone)
  }
}
