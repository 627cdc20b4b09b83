/** What an entity says beside its name and id. Plans have thousands of entities: nothing is built here for what is not there. */

import { isRecord } from "@/entity/entity"
import type { Fields, Json } from "@/replica/effect"

const TEXTS = ["notes", "external_id", "tags", "team", "kind", "unit", "email"] as const
/** Lists of records, and what in each of them is text. */
const SAID = [
  ["check_ins", "note"],
  ["exceptions", "name"],
] as const
const PEOPLE = ["owner", "accountable", "person", "responsible", "sign_off"] as const

/** The texts of an entity: its notes, tags and custom fields, what was said at its check-ins, the names of its holidays. */
export function textsOf(entity: Fields): string[] {
  const found: string[] = []
  for (const name of TEXTS) collect(entity[name], found)
  const custom = entity.fields
  if (isRecord(custom)) for (const value of Object.values(custom)) collect(value, found)
  for (const [list, text] of SAID) {
    const items = entity[list]
    if (Array.isArray(items)) for (const item of items) collect(isRecord(item) ? item[text] : undefined, found)
  }
  return found
}

/** The ids of the people who have to do with an entity, each once. */
export function peopleOf(entity: Fields): string[] {
  const found: string[] = []
  for (const name of PEOPLE) collect(entity[name], found)
  return found.filter((id, at) => found.indexOf(id) === at)
}

/** Puts what a value says into a list: a text or a figure, or each of several. */
function collect(value: Json | undefined, into: string[]): void {
  if (Array.isArray(value)) for (const each of value) collect(each, into)
  else if ((typeof value === "string" && value !== "") || typeof value === "number") into.push(String(value))
}
