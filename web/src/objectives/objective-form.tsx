import { TextInput } from "@mantine/core"
import { useState } from "react"
import { freshId, slug } from "@/entity/fresh-id"
import { whyImpossible } from "@/entity/possible-date"
import { useGoals } from "@/objectives/goals-context"
import { useGrid } from "@/objectives/grid-context"
import { InlineForm } from "@/objectives/inline-form"
import classes from "@/objectives/objectives.module.css"
import { useOpenPlan } from "@/plan/plan-context"
import { say } from "@/words/words"

/** A new objective, below another one or at the top. */
export function ObjectiveForm({ parent, due }: { parent?: string; due: string | undefined }) {
  const { plan } = useGoals()
  const { close } = useGrid()
  const open = useOpenPlan()
  const [name, setName] = useState("")
  const [until, setUntil] = useState(due?.slice(0, 10) ?? "")
  const [tried, setTried] = useState(false)
  const impossible = until === "" ? undefined : whyImpossible(until)
  const submit = () => {
    const said = name.trim()
    if (said === "" || impossible) return setTried(true)
    const fields = { name: said, ...(until ? { due: until } : {}), ...(parent ? { parent } : {}) }
    open.change([{ op: "add", kind: "objective", id: freshId(plan, slug(said)), fields }])
    close()
  }
  return (
    <InlineForm label={say("objectives.add")} submit={say("objectives.save")} onSubmit={submit}>
      <TextInput
        size="xs"
        autoFocus
        className={classes.noteField}
        label={say("objectives.name")}
        placeholder={say("objectives.nameOfObjective")}
        value={name}
        error={tried && name.trim() === "" && say("objectives.needsName")}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        type="date"
        label={say("objectives.dueDate")}
        value={until}
        error={tried && impossible}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
    </InlineForm>
  )
}
