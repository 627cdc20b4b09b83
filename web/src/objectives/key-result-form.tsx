import { Select, TextInput } from "@mantine/core"
import { useState } from "react"
import { freshId, slug } from "@/entity/fresh-id"
import { whyImpossible } from "@/entity/possible-date"
import { useGoals } from "@/objectives/goals-context"
import { useGrid } from "@/objectives/grid-context"
import { InlineForm } from "@/objectives/inline-form"
import { readNumber } from "@/objectives/number"
import classes from "@/objectives/objectives.module.css"
import { useOpenPlan } from "@/plan/plan-context"
import { say } from "@/words/words"

const EMPTY = { name: "", start: "0", target: "", unit: "" }

/** A new key result: a number that moves from a start to a target by a date. */
export function KeyResultForm({ objective, due }: { objective: string; due: string | undefined }) {
  const { plan } = useGoals()
  const { close } = useGrid()
  const open = useOpenPlan()
  const [typed, setTyped] = useState({ ...EMPTY, due: due?.slice(0, 10) ?? "" })
  const [kind, setKind] = useState("committed")
  const [tried, setTried] = useState(false)
  const [start, target] = [readNumber(typed.start), readNumber(typed.target)]
  const name = typed.name.trim()
  const impossible = typed.due === "" ? undefined : whyImpossible(typed.due)
  const submit = () => {
    if (name === "" || start === undefined || target === undefined || impossible) return setTried(true)
    const unit = typed.unit.trim()
    const more = { ...(unit ? { unit } : {}), ...(typed.due ? { due: typed.due } : {}) }
    const fields = { name, objective, kind, start, target, ...more }
    open.change([{ op: "add", kind: "key_result", id: freshId(plan, slug(name)), fields }])
    close()
  }
  const field = (key: keyof typeof typed) => ({
    size: "xs" as const,
    value: typed[key],
    onChange: (event: { currentTarget: { value: string } }) => setTyped({ ...typed, [key]: event.currentTarget.value }),
  })
  return (
    <InlineForm label={say("objectives.addKeyResult")} submit={say("objectives.save")} onSubmit={submit}>
      <TextInput
        {...field("name")}
        autoFocus
        className={classes.noteField}
        label={say("objectives.name")}
        placeholder={say("objectives.nameOfKeyResult")}
        error={tried && name === "" && say("objectives.needsName")}
      />
      <TextInput
        {...field("start")}
        inputMode="decimal"
        className={classes.numberField}
        label={say("objectives.start")}
        error={tried && start === undefined && say("objectives.needsNumber")}
      />
      <TextInput
        {...field("target")}
        inputMode="decimal"
        className={classes.numberField}
        label={say("objectives.target")}
        error={tried && target === undefined && say("objectives.needsNumber")}
      />
      <TextInput {...field("unit")} className={classes.unitField} label={say("objectives.unit")} />
      <TextInput {...field("due")} type="date" label={say("objectives.dueDate")} error={tried && impossible} />
      <Select
        size="xs"
        className={classes.kindField}
        label={say("objectives.kind")}
        data={["committed", "aspirational"].map((value) => ({
          value,
          label: say(value === "committed" ? "objectives.committed" : "objectives.aspirational"),
        }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind(value ?? "committed")}
      />
    </InlineForm>
  )
}
