import { isRecord } from "@/entity/entity"
import type { Kind } from "@/entity/kinds"
import type { Codec } from "@/panel/codecs"
import type { Fields, Json } from "@/replica/effect"
import type { Key } from "@/words/words"

/** How a field is edited. */
export type Editor =
  | {
      readonly by: "text"
      readonly codec: Codec
      readonly placeholder?: Key
      readonly lines?: true
    }
  | { readonly by: "date" }
  | {
      readonly by: "choice"
      readonly options: readonly string[]
      readonly words: string | undefined
      readonly usual?: string
    }
  | { readonly by: "yesNo" }
  | { readonly by: "one"; readonly kinds: readonly Kind[]; readonly addable?: Kind }
  | { readonly by: "many"; readonly kinds: readonly Kind[]; readonly addable?: Kind; readonly detail?: Detail }
  | { readonly by: "links" }
  | { readonly by: "constraint" }
  | { readonly by: "held" }
  | { readonly by: "week" }
  | { readonly by: "days" }
  | { readonly by: "checkIns" }
  | { readonly by: "dates"; readonly codec: Codec }

/** What an item of a list says besides what it names: under which key, and how it is written. */
export type Detail = {
  readonly key: "id" | "to"
  readonly field: string
  readonly codec: Codec
  readonly placeholder: Key
}

/** A field of a kind of entity: where its value stands, what it is called, how it is edited. */
export type FieldSpec = {
  /** The field, and the keys within it where it is a record. */
  readonly path: readonly [string, ...string[]]
  readonly label: Key
  readonly editor: Editor
  /** Shown only where it is set, or when more is asked for. */
  readonly rare?: true
  /** Without this part the record is nothing: with it, all of it goes. */
  readonly essential?: true
  /** What else the record must have once this part of it is set, where it has not. */
  readonly fills?: (value: Json) => Fields
}

/** What stands at a path, undefined where nothing does. */
export function valueAt(fields: Fields, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => (isRecord(value) ? value[key] : undefined), fields)
}

/** The fields to set so that a value stands at a path; null takes it out, and with the last of a record the record. */
export function settingAt(
  fields: Fields,
  { path, fills, essential }: Pick<FieldSpec, "path" | "fills" | "essential">,
  value: Json,
): Fields {
  const [field, ...keys] = path
  if (essential && value === null) return { [field]: null }
  const set = within(fields[field], keys, value)
  return { [field]: fills && value !== null && isRecord(set) ? { ...fills(value), ...set } : set }
}

function within(present: Json | undefined, [key, ...rest]: readonly string[], value: Json): Json {
  if (key === undefined) return value
  const record = isRecord(present) ? present : {}
  const { [key]: old, ...others } = record
  const inner = within(old, rest, value)
  const next = inner === null ? others : { ...others, [key]: inner }
  return Object.keys(next).length === 0 ? null : next
}
