import { UnstyledButton } from "@mantine/core"
import { useId, useState } from "react"
import { entitiesOf, listOf, textOf, titleOf } from "@/entity/entity"
import type { Reference } from "@/entity/kinds"
import * as codecs from "@/panel/codecs"
import { FieldEditor } from "@/panel/editors/field-editor"
import { type Editor, type FieldSpec, settingAt, valueAt } from "@/panel/field"
import { fieldsOfKind } from "@/panel/field-specs"
import classes from "@/panel/fields.module.css"
import { useEdit } from "@/panel/use-edit"
import { usePlan } from "@/plan/plan-context"
import type { Fields, Json } from "@/replica/effect"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

type Props = { reference: Reference; fields: Fields }

/** The fields of what is selected; those that are rarely wanted come when asked for. */
export function FieldList({ reference, fields }: Props) {
  const { plan } = usePlan()
  const [all, setAll] = useState(false)
  const { may } = useEdit(reference)
  const specs = [...fieldsOfKind(reference.kind)]
  const shown = specs.filter((spec) => all || !spec.rare || valueAt(fields, spec.path) !== undefined)
  const told = may ? shown : shown.filter((spec) => valueAt(fields, spec.path) !== undefined)
  const hidden = specs.length - shown.length
  return (
    <div className={classes.fields}>
      {told.map((spec) => (
        <FieldRow key={spec.path.join(".")} reference={reference} fields={fields} spec={spec} />
      ))}
      {customFields(plan, reference, fields).map(({ spec, label }) => (
        <FieldRow key={spec.path.join(".")} reference={reference} fields={fields} spec={spec} label={label} />
      ))}
      {may && (hidden > 0 || all) && (
        <UnstyledButton className={classes.more} onClick={() => setAll((was) => !was)} aria-expanded={all}>
          {all ? say("panel.fewerFields") : say("panel.moreFields", { count: hidden })}
        </UnstyledButton>
      )}
    </div>
  )
}

type RowProps = Props & { spec: FieldSpec; label?: string; bare?: boolean }

/** One field with its label. */
export function FieldRow({ reference, fields, spec, label = say(spec.label), bare = false }: RowProps) {
  const edit = useEdit(reference)
  const id = useId()
  const store = (value: Json) => edit.set(settingAt(fields, spec, value))
  return (
    <div className={bare ? classes.bare : classes.row} id={`field-${spec.path.join("-")}`}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.value}>
        <FieldEditor
          reference={reference}
          fields={fields}
          spec={spec}
          edit={edit}
          id={id}
          label={label}
          value={valueAt(fields, spec.path)}
          store={store}
        />
      </div>
    </div>
  )
}

type Custom = { spec: FieldSpec; label: string }

/** The plan's own fields that entities of this kind carry, or that this one does. */
function customFields(plan: PlanState, { kind }: Reference, fields: Fields): Custom[] {
  return [...entitiesOf(plan, "custom_field").values()].flatMap((definition) => {
    const on = listOf(definition, "on")
    const path = ["fields", definition.id] as const
    const here = on.length === 0 || on.includes(kind) || valueAt(fields, path) !== undefined
    if (!here || kind === "plan" || kind === "custom_field") return []
    return [
      {
        spec: { path, label: "panel.field.custom" as const, editor: editorOf(definition) },
        label: titleOf(definition),
      },
    ]
  })
}

function editorOf(definition: Fields): Editor {
  switch (textOf(definition, "type")) {
    case "number":
      return { by: "text", codec: codecs.number }
    case "date":
      return { by: "date" }
    case "boolean":
      return { by: "yesNo" }
    case "choice":
      return { by: "choice", options: listOf(definition, "options").map(String), words: undefined }
    default:
      return { by: "text", codec: codecs.plainText }
  }
}
