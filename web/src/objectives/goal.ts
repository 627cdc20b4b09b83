import { idOf, isRecord, listOf, textOf, titleOf } from "@/entity/entity"
import type { Fields, Json } from "@/replica/effect"
import type { Entity } from "@/replica/state"

/** What a key result stood at on a day; `by` is a person of the plan. */
export type CheckIn = { readonly date: string; readonly value: number; readonly by?: string; readonly note?: string }

export type KeyResult = {
  readonly id: string
  readonly name: string
  readonly objective: string
  readonly aspirational: boolean
  readonly unit: string
  readonly start: number
  readonly target: number
  readonly current: number | undefined
  readonly due: string | undefined
  readonly owner: string | undefined
  /** In the order of the plan file. */
  readonly checkIns: readonly CheckIn[]
}

/** How far a milestone moves a key result, in its unit; `low` and `high` where it is a range. */
export type Size = { readonly low?: number; readonly likely: number; readonly high?: number }

/** What an initiative or a milestone says that it serves. */
export type Support = { readonly to: string; readonly required: boolean; readonly effect: Size | undefined }

export function keyResultOf(entity: Entity): KeyResult {
  return {
    id: entity.id,
    name: titleOf(entity),
    objective: textOf(entity, "objective") ?? "",
    aspirational: textOf(entity, "kind") === "aspirational",
    unit: textOf(entity, "unit") ?? "",
    start: numberOf(entity.start) ?? 0,
    target: numberOf(entity.target) ?? 0,
    current: numberOf(entity.current),
    due: textOf(entity, "due"),
    owner: textOf(entity, "owner"),
    checkIns: listOf(entity, "check_ins").flatMap(checkInOf),
  }
}

function checkInOf(item: Json): CheckIn[] {
  const date = isRecord(item) ? textOf(item, "date") : undefined
  const value = isRecord(item) ? numberOf(item.value) : undefined
  if (!isRecord(item) || date === undefined || value === undefined) return []
  const by = textOf(item, "by")
  const note = textOf(item, "note")
  return [{ date, value, ...(by === undefined ? {} : { by }), ...(note === undefined ? {} : { note }) }]
}

export function supportsOf(entity: Fields): Support[] {
  return listOf(entity, "supports").map((item) => ({
    to: idOf(item, "to"),
    required: !(isRecord(item) && item.required === false),
    effect: isRecord(item) ? sizeOf(item.effect) : undefined,
  }))
}

function sizeOf(effect: Json | undefined): Size | undefined {
  if (typeof effect === "number") return { likely: effect }
  if (!isRecord(effect)) return undefined
  const [low, likely, high] = [numberOf(effect.low), numberOf(effect.likely), numberOf(effect.high)]
  if (low === undefined || likely === undefined || high === undefined) return undefined
  return { low, likely, high }
}

/** A support as the plan file writes it: the id alone where it says nothing more. */
export function supportItem({ to, required, effect }: Support): Json {
  if (required && effect === undefined) return to
  return {
    to,
    ...(required ? {} : { required: false }),
    ...(effect === undefined ? {} : { effect: effectItem(effect) }),
  }
}

function effectItem({ low, likely, high }: Size): Json {
  return low === undefined || high === undefined ? likely : { low, likely, high }
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined
}
