import { format } from "@/drawing/time"
import { isWrong } from "@/entity/read"
import * as codecs from "@/panel/codecs"
import { EditableText } from "@/panel/editable-text"
import type { EditorProps } from "@/panel/editors/editor-props"
import classes from "@/panel/editors/editors.module.css"
import { FieldProblem } from "@/panel/field-problem"
import { DAYS, type Day, weekOf, weekValue } from "@/panel/week"
import { say } from "@/words/words"

const MONDAY = 4 * 1440 // 5 January 1970

/** The working hours of each day of the week. */
export function WeekEditor({ value, store, edit, id }: EditorProps) {
  const week = weekOf(value)
  const refusal = edit.refusal("week")
  function finish(day: Day, text: string) {
    const read = codecs.hours.read(text, 0)
    if (isWrong(read)) return read.wrong
    store(weekValue({ ...week, [day]: read.value as string[] }))
    return undefined
  }
  return (
    <div className={classes.list}>
      {DAYS.map((day, place) => (
        <div key={day} className={classes.day}>
          <span aria-hidden="true">{format(MONDAY + place * 1440, { weekday: "short" })}</span>
          <div>
            <EditableText
              label={format(MONDAY + place * 1440, { weekday: "long" })}
              shown={codecs.hours.show([...(week[day] ?? [])])}
              finish={(text) => finish(day, text)}
              readOnly={!edit.may}
              placeholder={say(value === undefined ? "panel.asParent" : "panel.off")}
            />
          </div>
        </div>
      ))}
      <FieldProblem id={`${id}-problem`} message={refusal?.message} mend={refusal?.mend} />
    </div>
  )
}
