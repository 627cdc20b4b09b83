import { Checkbox, Select, TextInput } from "@mantine/core"
import { useState } from "react"
import { useGoals } from "@/objectives/goals-context"
import { useGrid } from "@/objectives/grid-context"
import { InlineForm } from "@/objectives/inline-form"
import { linkable, linkChange, readSize, servable } from "@/objectives/link"
import classes from "@/objectives/objectives.module.css"
import { useOpenPlan } from "@/plan/plan-context"
import { say } from "@/words/words"

/** Says that a milestone serves an objective or key result: one of the two is known, the other is chosen. */
type Props = { target: string; unit?: string } | { milestone: string; unit?: string }

export function LinkForm(props: Props) {
  const { plan } = useGoals()
  const { close } = useGrid()
  const open = useOpenPlan()
  const [chosen, setChosen] = useState<string | null>(null)
  const [required, setRequired] = useState(true)
  const [size, setSize] = useState({ low: "", likely: "", high: "" })
  const [tried, setTried] = useState(false)
  const milestone = "milestone" in props ? props.milestone : chosen
  const target = "target" in props ? props.target : chosen
  const moves = target !== null && (plan.kinds.get("key_result")?.has(target) ?? false)
  const effect = moves ? readSize(size.low, size.likely, size.high) : undefined
  const submit = () => {
    if (milestone === null || target === null || effect === "wrong") return setTried(true)
    open.change([linkChange(plan, milestone, { to: target, required, effect })])
    close()
  }
  return (
    <InlineForm label={say("objectives.link")} submit={say("objectives.linkIt")} onSubmit={submit}>
      <Select
        size="xs"
        searchable
        autoFocus
        className={classes.chooseField}
        label={"target" in props ? say("objectives.milestone") : say("objectives.targetOf")}
        data={choices(props, plan)}
        value={chosen}
        error={tried && chosen === null}
        nothingFoundMessage={say("objectives.noMilestones")}
        onChange={setChosen}
      />
      {moves && (
        <fieldset className={classes.effect}>
          <legend>{say("objectives.effectLabel")}</legend>
          {(["low", "likely", "high"] as const).map((name) => (
            <TextInput
              key={name}
              size="xs"
              inputMode="decimal"
              className={classes.numberField}
              aria-label={say(`objectives.${name}`)}
              placeholder={say(`objectives.${name}`)}
              value={size[name]}
              error={tried && effect === "wrong"}
              onChange={(event) => setSize({ ...size, [name]: event.currentTarget.value })}
            />
          ))}
          {props.unit && <span className={classes.unit}>{props.unit}</span>}
        </fieldset>
      )}
      <Checkbox
        size="xs"
        className={classes.check}
        label={say("objectives.required")}
        checked={required}
        onChange={(event) => setRequired(event.currentTarget.checked)}
      />
    </InlineForm>
  )
}

function choices(props: Props, plan: ReturnType<typeof useGoals>["plan"]) {
  if ("target" in props) return linkable(plan, props.target)
  const { objectives, keyResults } = servable(plan, props.milestone)
  return [
    { group: say("objectives.groupObjectives"), items: objectives },
    { group: say("objectives.groupKeyResults"), items: keyResults },
  ].filter(({ items }) => items.length > 0)
}
