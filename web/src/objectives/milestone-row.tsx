import { finishWords, startOf } from "@/drawing/time"
import { ChancePill } from "@/forecast/chance-pill"
import { Flaw } from "@/objectives/flaw"
import { keyResultOf } from "@/objectives/goal"
import { useGoals } from "@/objectives/goals-context"
import { useGrid } from "@/objectives/grid-context"
import { LinkForm } from "@/objectives/link-form"
import { MiniHill } from "@/objectives/mini-hill"
import { decimalsOf, signed } from "@/objectives/number"
import classes from "@/objectives/objectives.module.css"
import { RowFrame } from "@/objectives/row-frame"
import type { Serving } from "@/objectives/service"
import { dueOf } from "@/objectives/service"
import { chanceOf } from "@/objectives/serving"
import type { Node, Row } from "@/objectives/tree"
import { say } from "@/words/words"

/** A milestone that serves the line that it stands under: how, by how much, and how likely in time. */
export function MilestoneRow({ row, node }: { row: Row; node: Node & { type: "milestone" } }) {
  const { plan, milestones, nameOf, span } = useGoals()
  const { serving, target } = node
  const forecast = milestones.get(node.id)
  const due = dueOf(plan, target)
  const probability = chanceOf(forecast, due)
  return (
    <RowFrame
      row={row}
      title={node.name}
      reference={{ kind: "milestone", id: node.id }}
      below={
        <>
          <span>
            {serving.through === undefined
              ? say("objectives.direct")
              : say("objectives.through", { initiative: nameOf(serving.through) })}
          </span>
          <span>{say(serving.required ? "objectives.mustBeReached" : "objectives.notRequired")}</span>
        </>
      }
      progress={<Effect serving={serving} target={target} />}
      course={forecast && <MiniHill milestone={forecast} due={due} probability={probability} span={span} />}
      chance={
        forecast && (
          <>
            <ChancePill probability={probability} atMost={forecast.rests_on.length > 0} />
            <div className={classes.second}>{dateTold(forecast)}</div>
          </>
        )
      }
    />
  )
}

function dateTold({ reached, p80 }: { reached: boolean; p80: string | null }): string {
  if (p80 === null) return say("objectives.noBasis")
  const day = finishWords(startOf(p80))
  return reached ? say("objectives.reached", { day }) : say("objectives.atEighty", { day })
}

/** By how much it moves a key result; objectives are not moved by numbers. */
function Effect({ serving: { effect }, target }: { serving: Serving; target: string }) {
  const { plan } = useGoals()
  const entity = plan.kinds.get("key_result")?.get(target)
  if (!entity) return null
  if (!effect) return <span className={classes.faint}>{say("objectives.noEffect")}</span>
  const keyResult = keyResultOf(entity)
  const decimals = decimalsOf(keyResult)
  const { low, likely, high } = effect
  return (
    <>
      <div>
        {signed(likely, decimals)} {keyResult.unit}
      </div>
      {low !== undefined && high !== undefined && (
        <div className={classes.second}>
          {say("objectives.effectRange", { low: signed(low, decimals), high: signed(high, decimals) })}
        </div>
      )}
    </>
  )
}

/** A milestone that serves nothing. */
export function StrayRow({ row, node }: { row: Row; node: Node & { type: "stray" } }) {
  const { milestones } = useGoals()
  const { form } = useGrid()
  const forecast = milestones.get(node.id)
  return (
    <RowFrame
      row={row}
      title={node.name}
      reference={{ kind: "milestone", id: node.id }}
      below={
        <Flaw
          what={say("objectives.servesNothing")}
          mend={say("objectives.choose")}
          form={{ at: node.key, what: "choose" }}
        />
      }
      chance={forecast && <div className={classes.second}>{dateTold(forecast)}</div>}
      form={form?.at === node.key && form.what === "choose" ? <LinkForm milestone={node.id} /> : null}
    />
  )
}
