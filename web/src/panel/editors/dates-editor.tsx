import { useState } from "react"
import { isRecord, textOf } from "@/entity/entity"
import { DateEditor } from "@/panel/editors/date-editor"
import type { EditorProps } from "@/panel/editors/editor-props"
import classes from "@/panel/editors/editors.module.css"
import type { Fields } from "@/replica/effect"
import { say } from "@/words/words"

const POINTS = ["low", "likely", "high"] as const

/** Earliest, likely and latest date; stored once all three are there. */
export function DatesEditor(props: EditorProps) {
  const { value, store, id } = props
  const stored: Fields = isRecord(value) ? value : {}
  const [begun, setBegun] = useState<Fields>({})
  const present = { ...begun, ...stored }
  function set(point: (typeof POINTS)[number], date: string | null) {
    if (date === null) {
      setBegun({})
      return store(null)
    }
    const next = { ...present, [point]: date }
    setBegun(next)
    if (POINTS.every((each) => typeof next[each] === "string")) store(next)
  }
  return (
    <div className={classes.list}>
      {POINTS.map((point) => (
        <div key={point} className={classes.three}>
          <label htmlFor={`${id}-${point}`}>{say(`panel.point.${point}`)}</label>
          <DateEditor
            {...props}
            id={`${id}-${point}`}
            label={say(`panel.point.${point}`)}
            value={textOf(present, point)}
            store={(date) => set(point, typeof date === "string" ? date : null)}
          />
        </div>
      ))}
      {Object.keys(begun).length > 0 && Object.keys(stored).length === 0 && (
        <p className={classes.note}>{say("panel.allThree")}</p>
      )}
    </div>
  )
}
