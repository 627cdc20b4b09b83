import type { Reference } from "@/entity/kinds"
import type { FieldSpec } from "@/panel/field"
import type { Edit } from "@/panel/use-edit"
import type { Fields, Json } from "@/replica/effect"

/** What every editor of a field is given. */
export type EditorProps = {
  readonly reference: Reference
  readonly fields: Fields
  readonly spec: FieldSpec
  readonly edit: Edit
  /** The id of the control, which the field's label names. */
  readonly id: string
  readonly label: string
  readonly value: Json | undefined
  readonly store: (value: Json) => void
}
