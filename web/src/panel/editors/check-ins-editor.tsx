import { Button } from "@mantine/core"
import { type FormEvent, useState } from "react"
import { dateText } from "@/drawing/time"
import { findById, listOf, titleOf } from "@/entity/entity"
import { momentWords } from "@/entity/moment-words"
import { withCheckIn } from "@/objectives/check-in"
import { keyResultOf } from "@/objectives/goal"
import { amount, decimalsOf, readNumber } from "@/objectives/number"
import editable from "@/panel/editable.module.css"
import type { EditorProps } from "@/panel/editors/editor-props"
import classes from "@/panel/editors/editors.module.css"
import { FieldProblem } from "@/panel/field-problem"
import { RemoveButton } from "@/panel/remove-button"
import { useToday } from "@/panel/use-edit"
import { usePlan } from "@/plan/plan-context"
import type { Json } from "@/replica/effect"
import { say } from "@/words/words"

/** What a key result stood at, the newest first, and room for today's value. */
export function CheckInsEditor({ store, edit, id, label, fields }: EditorProps) {
  const { plan } = usePlan()
  const today = useToday()
  const [text, setText] = useState("")
  const [note, setNote] = useState("")
  const [wrong, setWrong] = useState<string>()
  const keyResult = keyResultOf({ ...fields, id: String(fields.id) })
  const refusal = edit.refusal("check_ins")
  const newest = keyResult.checkIns.toReversed()

  function submit(event: FormEvent) {
    event.preventDefault()
    const value = readNumber(text)
    if (value === undefined) return setWrong(say("entity.badNumber", { text }))
    const added = { date: dateText(today), value, ...(note.trim() ? { note: note.trim() } : {}) }
    store(withCheckIn(keyResult.checkIns, added) as Json)
    setText("")
    setNote("")
    setWrong(undefined)
  }

  return (
    <div className={classes.list}>
      {edit.may && (
        <form className={classes.checkIn} onSubmit={submit}>
          <input
            id={id}
            className={editable.input}
            value={text}
            inputMode="decimal"
            autoComplete="off"
            aria-invalid={wrong !== undefined}
            placeholder={say("panel.hint.value")}
            onChange={(event) => setText(event.target.value)}
          />
          <input
            className={editable.input}
            value={note}
            autoComplete="off"
            aria-label={say("panel.note")}
            placeholder={say("panel.note")}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button type="submit" size="compact-xs" variant="default" disabled={text.trim() === ""}>
            {say("panel.checkIn")}
          </Button>
        </form>
      )}
      <FieldProblem id={`${id}-problem`} message={wrong ?? refusal?.message} mend={wrong ? undefined : refusal?.mend} />
      {newest.map((each) => (
        <div key={`${each.date} ${each.by}`} className={classes.item}>
          <span className={`${classes.grow} ${classes.said}`}>
            <span className={classes.figure}>{amount(each.value, decimalsOf(keyResult))}</span>
            <span className={classes.note}>
              {[momentWords(each.date), each.by && titleOfPerson(each.by), each.note].filter(Boolean).join(", ")}
            </span>
          </span>
          {edit.may && (
            <RemoveButton
              what={momentWords(each.date)}
              from={label}
              onClick={() => storeWithout(listOf(fields, "check_ins"), each.date, each.by)}
            />
          )}
        </div>
      ))}
    </div>
  )

  function titleOfPerson(person: string): string {
    const found = findById(plan, person)
    return found ? titleOf(found.entity) : person
  }

  function storeWithout(items: readonly Json[], date: string, by: string | undefined) {
    const rest = items.filter((item) => {
      const { date: other, by: whose } = item as { date?: string; by?: string }
      return other !== date || whose !== by
    })
    store(rest.length > 0 ? rest : null)
  }
}
