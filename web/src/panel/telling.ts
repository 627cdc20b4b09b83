import { isDay, startOf } from "@/drawing/time"
import { fieldsOf, findById, idOf, isRecord, titleOf } from "@/entity/entity"
import type { Reference } from "@/entity/kinds"
import { momentWords } from "@/entity/moment-words"
import type { Json } from "@/replica/effect"
import type { PlanState } from "@/replica/state"
import { isKey, presentLocale, say } from "@/words/words"

/** What people call an entity of the plan; its id where the plan has it no more. */
export function whatWords(plan: PlanState, kind: string, id: string): string {
  const fields = fieldsOf(plan, { kind: kind as Reference["kind"], id })
  return fields ? titleOf(fields) : id
}

/** What people call a field. */
export function fieldWords(field: string): string {
  const key = `panel.field.${field}`
  return isKey(key) ? say(key) : field.replaceAll("_", " ")
}

/** A value of any field in words: dates by locale, entities by their names, what is not there as nothing. */
export function valueWords(plan: PlanState, value: Json | undefined): string {
  if (value === null || value === undefined) return say("panel.nothing")
  if (typeof value === "boolean") return say(value ? "panel.yes" : "panel.no")
  if (typeof value === "number") return new Intl.NumberFormat(presentLocale()).format(value)
  if (typeof value === "string") return textWords(plan, value)
  if (Array.isArray(value)) return listWords(plan, value)
  return recordWords(plan, value)
}

function textWords(plan: PlanState, text: string): string {
  if (isDate(text)) return momentWords(text)
  const found = findById(plan, text)
  return found ? titleOf(found.entity) : text
}

function isDate(text: string): boolean {
  return Number.isFinite(startOf(text)) && (isDay(text) || text.length === 16)
}

const SHOWN = 3

/** The last of a list: what is added to one comes last. */
function listWords(plan: PlanState, items: readonly Json[]): string {
  if (items.length === 0) return say("panel.nothing")
  const words = items.slice(-SHOWN).map((item) => itemWords(plan, item))
  const more = items.length - words.length
  return [...words, ...(more > 0 ? [say("panel.andMore", { count: more })] : [])].join("; ")
}

function itemWords(plan: PlanState, item: Json): string {
  const id = idOf(item) || idOf(item, "to")
  return isRecord(item) && id === "" ? recordWords(plan, item) : valueWords(plan, id || item)
}

function recordWords(plan: PlanState, record: { readonly [key: string]: Json }): string {
  return Object.values(record)
    .map((value) => valueWords(plan, value))
    .join(", ")
}
