import { useState } from "react"
import { isRecord, listOf, textOf } from "@/entity/entity"
import { isWrong } from "@/entity/read"
import * as codecs from "@/panel/codecs"
import { EditableText } from "@/panel/editable-text"
import type { EditorProps } from "@/panel/editors/editor-props"
import classes from "@/panel/editors/editors.module.css"
import { FieldProblem } from "@/panel/field-problem"
import { RemoveButton } from "@/panel/remove-button"
import { useToday } from "@/panel/use-edit"
import type { Json } from "@/replica/effect"
import { say } from "@/words/words"

/** Days whose hours differ from the week's, one line each. */
export function DaysEditor({ store, edit, id, label, spec, fields }: EditorProps) {
  const [field] = spec.path
  const today = useToday()
  const [added, setAdded] = useState(0)
  const items = listOf(fields, field)
  const refusal = edit.refusal(field)
  const storeAll = (next: readonly Json[]) => store(next.length > 0 ? [...next] : null)

  /** What the line says, with the name that the day had. */
  function finish(text: string, place: number) {
    const read = codecs.daysOff.read(text, today)
    if (isWrong(read)) return read.wrong
    const name = isRecord(items[place]) ? textOf(items[place], "name") : undefined
    const item = isRecord(read.value) && name !== undefined ? { ...read.value, name } : read.value
    storeAll(place < items.length ? items.with(place, item) : [...items, item])
    setAdded((count) => count + 1)
    return undefined
  }

  return (
    <div className={classes.list}>
      {items.map((item, place) => (
        <div key={JSON.stringify(item)} className={classes.item}>
          <span className={classes.grow}>
            <EditableText
              label={say("panel.itemOf", { field: label, place: place + 1 })}
              shown={codecs.daysOff.show(item)}
              finish={(text) => finish(text, place)}
              readOnly={!edit.may}
            />
          </span>
          {edit.may && (
            <RemoveButton
              what={codecs.daysOff.show(item)}
              from={label}
              onClick={() => storeAll(items.toSpliced(place, 1))}
            />
          )}
        </div>
      ))}
      {edit.may && (
        <EditableText
          key={added}
          id={id}
          label={label}
          shown=""
          finish={(text) => finish(text, items.length)}
          placeholder={say(items.length > 0 ? "panel.addMore" : "panel.empty")}
          example={say("panel.hint.days")}
        />
      )}
      {!edit.may && items.length === 0 && <div className={classes.still}>{say("panel.none")}</div>}
      <FieldProblem id={`${id}-problem`} message={refusal?.message} mend={refusal?.mend} />
    </div>
  )
}
