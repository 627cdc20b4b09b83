import { TextInput } from "@mantine/core"
import { useState } from "react"
import { dayWords, startOf } from "@/drawing/time"
import { checkInChange } from "@/objectives/check-in"
import type { KeyResult } from "@/objectives/goal"
import { useGoals } from "@/objectives/goals-context"
import { useGrid } from "@/objectives/grid-context"
import { InlineForm } from "@/objectives/inline-form"
import { amount, decimalsOf, readNumber, scoreText } from "@/objectives/number"
import classes from "@/objectives/objectives.module.css"
import { latest, scoreOf } from "@/objectives/score"
import { useOpenPlan } from "@/plan/plan-context"
import { say } from "@/words/words"

/** What a key result stands at today: a value, Enter. A note goes with it where there is something to say. */
export function CheckInForm({ keyResult }: { keyResult: KeyResult }) {
  const { statusDate, me } = useGoals()
  const { close } = useGrid()
  const open = useOpenPlan()
  const [text, setText] = useState("")
  const [note, setNote] = useState("")
  const [wrong, setWrong] = useState(false)
  const value = readNumber(text)
  const submit = () => {
    if (value === undefined) return setWrong(true)
    const said = note.trim()
    const added = { date: statusDate, value, ...(me ? { by: me } : {}), ...(said ? { note: said } : {}) }
    open.change([checkInChange(keyResult, added)])
    close()
  }
  return (
    <InlineForm
      label={`${say("objectives.checkIn")}: ${keyResult.name}`}
      submit={say("objectives.checkIn")}
      onSubmit={submit}
    >
      <TextInput
        size="xs"
        data-autofocus
        autoFocus
        inputMode="decimal"
        autoComplete="off"
        className={classes.valueField}
        label={say("objectives.checkInOn", { day: dayWords(startOf(statusDate), "short") })}
        placeholder={amount(latest(keyResult), decimalsOf(keyResult))}
        value={text}
        error={wrong && value === undefined ? say("objectives.noNumber") : undefined}
        rightSection={keyResult.unit && <span className={classes.unit}>{keyResult.unit}</span>}
        rightSectionWidth={keyResult.unit ? Math.min(110, keyResult.unit.length * 7.5 + 16) : 0}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        className={classes.noteField}
        label={say("objectives.note")}
        placeholder={say("objectives.noteHint")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <span className={classes.would} aria-live="polite">
        {value === undefined ? "" : say("objectives.wouldBe", { score: scoreText(scoreOf(keyResult, value)) })}
      </span>
    </InlineForm>
  )
}
