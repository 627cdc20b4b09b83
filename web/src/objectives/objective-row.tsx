import type { ObjectiveForecast } from "@/api/types"
import { aboutInTens } from "@/drawing/chance"
import { dayWords, startOf } from "@/drawing/time"
import { textOf } from "@/entity/entity"
import { ChancePill } from "@/forecast/chance-pill"
import { Flaw } from "@/objectives/flaw"
import { useGoals } from "@/objectives/goals-context"
import { useGrid } from "@/objectives/grid-context"
import { KeyResultForm } from "@/objectives/key-result-form"
import { LinkForm } from "@/objectives/link-form"
import { MiniHill } from "@/objectives/mini-hill"
import { ObjectiveForm } from "@/objectives/objective-form"
import classes from "@/objectives/objectives.module.css"
import { RowActions } from "@/objectives/row-actions"
import { RowFrame } from "@/objectives/row-frame"
import { ScoreBar } from "@/objectives/score-bar"
import { ServedBy } from "@/objectives/served-by"
import type { Node, Row } from "@/objectives/tree"
import { say } from "@/words/words"

type Props = { row: Row; node: Node & { type: "objective" } }

/** What the organisation wants. */
export function ObjectiveRow({ row, node }: Props) {
  const { service, objectives, nameOf, span } = useGoals()
  const forecast = objectives.get(node.id)
  const due = textOf(node.entity, "due")
  const owner = textOf(node.entity, "owner")
  return (
    <RowFrame
      row={row}
      title={node.name}
      reference={{ kind: "objective", id: node.id }}
      below={
        <>
          <span>
            {due === undefined ? say("objectives.noDue") : say("objectives.due", { day: dayWords(startOf(due)) })}
          </span>
          <span>{owner === undefined ? say("objectives.noOwner") : nameOf(owner)}</span>
          {service.unserved.has(node.id) && (
            <Flaw
              what={say("objectives.nothingServes")}
              mend={say("objectives.link")}
              form={{ at: node.key, what: "link" }}
            />
          )}
        </>
      }
      progress={
        node.score === undefined ? (
          <span className={classes.faint}>{say("objectives.noScore")}</span>
        ) : (
          <ScoreBar score={node.score} />
        )
      }
      course={forecast && <MiniHill milestone={forecast} due={due} probability={forecast.probability} span={span} />}
      chance={<ObjectiveChance forecast={forecast} />}
      served={<ServedBy targets={[node.id, ...keyResultsIn(node)]} />}
      actions={<RowActions at={node.key} name={node.name} what={["key-result", "objective", "link"]} />}
      form={<ObjectiveForms node={node} />}
    />
  )
}

function keyResultsIn(node: Node): string[] {
  return node.children.flatMap((child) => (child.type === "key_result" ? [child.id] : []))
}

/** Joint over all that it needs; the chance of its committed key results below. */
function ObjectiveChance({ forecast }: { forecast: ObjectiveForecast | undefined }) {
  if (!forecast) return null
  const { probability, probability_key_results: ofKeyResults, reason } = forecast
  if (probability === null) {
    return (
      <>
        <ChancePill probability={null} />
        <div className={classes.second}>{reason}</div>
      </>
    )
  }
  return (
    <>
      <ChancePill probability={probability} atMost={reason !== null} />
      {ofKeyResults !== null && (
        <div className={classes.second}>{say("objectives.ofKeyResults", { chance: aboutInTens(ofKeyResults) })}</div>
      )}
      {reason !== null && <span className={classes.unseen}>{reason}</span>}
    </>
  )
}

function ObjectiveForms({ node }: { node: Node & { type: "objective" } }) {
  const { form } = useGrid()
  if (form?.at !== node.key) return null
  switch (form.what) {
    case "key-result":
      return <KeyResultForm objective={node.id} due={textOf(node.entity, "due")} />
    case "objective":
      return <ObjectiveForm parent={node.id} due={textOf(node.entity, "due")} />
    case "link":
      return <LinkForm target={node.id} />
    default:
      return null
  }
}
