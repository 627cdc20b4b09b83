import { dateText } from "@/drawing/time"
import { isRecord, textOf } from "@/entity/entity"
import editable from "@/panel/editable.module.css"
import { DateEditor } from "@/panel/editors/date-editor"
import type { EditorProps } from "@/panel/editors/editor-props"
import classes from "@/panel/editors/editors.module.css"
import { FieldProblem } from "@/panel/field-problem"
import { RemoveButton } from "@/panel/remove-button"
import { useToday } from "@/panel/use-edit"
import type { Fields } from "@/replica/effect"
import { type Key, say } from "@/words/words"

const DATED = [
  "start_no_earlier",
  "start_no_later",
  "finish_no_earlier",
  "finish_no_later",
  "must_start_on",
  "must_finish_on",
] as const
const LATE = "as_late_as_possible"

/** Bounds on an activity's dates: each a kind and a date, or as late as possible. */
export function ConstraintEditor(props: EditorProps) {
  const { value, store, edit, id, label } = props
  const present: Fields = isRecord(value) ? value : {}
  const names = Object.keys(present)
  const refusal = edit.refusal("constraint")
  const today = dateText(useToday())
  const storeAll = (next: Fields) => store(Object.keys(next).length > 0 ? next : null)
  const without = (name: string) => Object.fromEntries(Object.entries(present).filter(([each]) => each !== name))
  return (
    <div className={classes.list}>
      {names.map((name) => (
        <div key={name} className={classes.item}>
          <span className={classes.grow}>
            <span className={classes.note}>{told(name)}</span>
            {name !== LATE && (
              <DateEditor
                {...props}
                id={`${id}-${name}`}
                label={told(name)}
                value={textOf(present, name)}
                store={(date) => storeAll(date === null ? without(name) : { ...present, [name]: date })}
              />
            )}
          </span>
          {edit.may && <RemoveButton what={told(name)} from={label} onClick={() => storeAll(without(name))} />}
        </div>
      ))}
      {edit.may && (
        <select
          id={id}
          className={`${editable.input} ${classes.select}`}
          value=""
          onChange={({ target }) => storeAll({ ...present, [target.value]: target.value === LATE ? true : today })}
        >
          <option value="">{say(names.length > 0 ? "panel.addMore" : "panel.empty")}</option>
          {[...DATED, LATE].flatMap((name) =>
            names.includes(name)
              ? []
              : [
                  <option key={name} value={name}>
                    {told(name)}
                  </option>,
                ],
          )}
        </select>
      )}
      <FieldProblem id={`${id}-problem`} message={refusal?.message} mend={refusal?.mend} />
    </div>
  )
}

/** A date that a person fixed by hand: of the start or of the finish. */
export function HeldEditor(props: EditorProps) {
  const { value, store, id } = props
  const present: Fields = isRecord(value) ? value : {}
  const end = "finish" in present ? "finish" : "start"
  const date = textOf(present, end)
  return (
    <div className={classes.item}>
      {props.edit.may && (
        <select
          className={`${editable.input} ${classes.select} ${classes.narrow}`}
          aria-label={say("panel.heldEnd")}
          value={end}
          onChange={({ target }) => store(date === undefined ? null : { [target.value]: date })}
        >
          <option value="start">{say("panel.heldStart")}</option>
          <option value="finish">{say("panel.heldFinish")}</option>
        </select>
      )}
      <span className={classes.grow}>
        <DateEditor {...props} id={id} value={date} store={(next) => store(next === null ? null : { [end]: next })} />
      </span>
    </div>
  )
}

function told(name: string): string {
  return say(`panel.constraint.${name}` as Key)
}
