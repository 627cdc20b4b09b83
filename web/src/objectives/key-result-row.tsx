import { Button } from "@mantine/core"
import type { KeyResultForecast } from "@/api/types"
import { dayWords, startOf } from "@/drawing/time"
import { textOf } from "@/entity/entity"
import { ChancePill } from "@/forecast/chance-pill"
import { age, isStale } from "@/objectives/check-in"
import { CheckInForm } from "@/objectives/check-in-form"
import { Flaw } from "@/objectives/flaw"
import type { KeyResult } from "@/objectives/goal"
import { useGoals } from "@/objectives/goals-context"
import { useGrid } from "@/objectives/grid-context"
import { LinkForm } from "@/objectives/link-form"
import { amount, decimalsOf } from "@/objectives/number"
import classes from "@/objectives/objectives.module.css"
import { RowActions } from "@/objectives/row-actions"
import { RowFrame } from "@/objectives/row-frame"
import { aim, lastCheckIn, latest, score } from "@/objectives/score"
import { ScoreBar } from "@/objectives/score-bar"
import { ServedBy } from "@/objectives/served-by"
import { dueOf } from "@/objectives/service"
import { sparkOf } from "@/objectives/spark"
import { Sparkline } from "@/objectives/sparkline"
import type { Node, Row } from "@/objectives/tree"
import { say } from "@/words/words"

type Props = { row: Row; node: Node & { type: "key_result" } }

/** How an objective would be known to be met. */
export function KeyResultRow({ row, node }: Props) {
  const { plan, service, keyResults } = useGoals()
  const { form } = useGrid()
  const { keyResult } = node
  const due = dueOf(plan, node.id)
  const forecast = keyResults.get(node.id)
  const writing = form?.at === node.key ? form.what : undefined
  return (
    <RowFrame
      row={row}
      title={node.name}
      reference={{ kind: "key_result", id: node.id }}
      below={<Below node={node} flawed={service.unmoved.has(node.id)} />}
      progress={<Progress keyResult={keyResult} />}
      course={<Course keyResult={keyResult} due={due} forecast={forecast} />}
      chance={<KeyResultChance forecast={forecast} keyResult={keyResult} />}
      served={<ServedBy targets={[node.id]} />}
      actions={
        <>
          {writing !== "check-in" && <CheckInButton at={node.key} />}
          <RowActions at={node.key} name={node.name} what={["link"]} />
        </>
      }
      form={
        writing === "check-in" ? (
          <CheckInForm keyResult={keyResult} />
        ) : writing === "link" ? (
          <LinkForm target={node.id} unit={keyResult.unit} />
        ) : null
      }
    />
  )
}

function Below({ node, flawed }: { node: Props["node"]; flawed: boolean }) {
  const { plan, nameOf } = useGoals()
  const { keyResult } = node
  const objective = textOf(plan.kinds.get("objective")?.get(keyResult.objective), "due")
  return (
    <>
      <span>{say(keyResult.aspirational ? "objectives.aspirational" : "objectives.committed")}</span>
      {keyResult.due !== undefined && keyResult.due !== objective && (
        <span>{say("objectives.due", { day: dayWords(startOf(keyResult.due)) })}</span>
      )}
      {keyResult.owner !== undefined && <span>{nameOf(keyResult.owner)}</span>}
      {flawed && (
        <Flaw
          what={say("objectives.nothingMoves")}
          mend={say("objectives.link")}
          form={{ at: node.key, what: "link" }}
        />
      )}
    </>
  )
}

function Progress({ keyResult }: { keyResult: KeyResult }) {
  const decimals = decimalsOf(keyResult)
  const [value, start, target] = [latest(keyResult), keyResult.start, keyResult.target].map((each) =>
    amount(each, decimals),
  )
  const said = { value: value ?? "", start: start ?? "", target: target ?? "" }
  return (
    <>
      <ScoreBar score={score(keyResult)} aim={aim(keyResult)} />
      <div className={classes.second}>
        {say(keyResult.start === 0 ? "objectives.valueOf" : "objectives.valueFrom", said)} {keyResult.unit}
      </div>
    </>
  )
}

type CourseProps = { keyResult: KeyResult; due: string | undefined; forecast: KeyResultForecast | undefined }

function Course({ keyResult, due, forecast }: CourseProps) {
  const { plan, statusDate, nameOf, staleAfter } = useGoals()
  const newest = lastCheckIn(keyResult.checkIns)
  const spark = sparkOf(keyResult, due, forecast, textOf(plan.settings, "start"), statusDate)
  const stale = isStale(keyResult, due, statusDate, staleAfter)
  const decimals = decimalsOf(keyResult)
  const told = keyResult.checkIns.map(({ date, value }) =>
    say("objectives.courseItem", { day: dayWords(startOf(date)), value: amount(value, decimals) }),
  )
  return (
    <>
      <Sparkline spark={spark} probability={forecast?.probability} />
      <div className={classes.second} data-stale={stale || undefined}>
        {newest === undefined
          ? say("objectives.never")
          : [
              dayWords(startOf(newest.date), stale ? "full" : "short"),
              stale ? say("objectives.ago", { days: age(keyResult, statusDate) ?? 0 }) : undefined,
              newest.by === undefined ? undefined : nameOf(newest.by),
            ]
              .filter((part) => part !== undefined)
              .join(", ")}
      </div>
      {told.length > 0 && (
        <span className={classes.unseen}>{say("objectives.course", { values: told.join("; ") })}</span>
      )}
    </>
  )
}

function KeyResultChance({ forecast, keyResult }: { forecast: KeyResultForecast | undefined; keyResult: KeyResult }) {
  if (!forecast) return null
  const { probability, p10, p90, reason } = forecast
  const decimals = decimalsOf(keyResult)
  const told =
    probability === null
      ? reason
      : p10 !== null && p90 !== null
        ? `${say("objectives.likelyValue", { low: amount(p10, decimals), high: amount(p90, decimals) })} ${keyResult.unit}`
        : null
  return (
    <>
      <ChancePill probability={probability} />
      <div className={classes.second} title={reason ?? undefined}>
        {told}
      </div>
    </>
  )
}

function CheckInButton({ at }: { at: string }) {
  const { mayEdit } = useGoals()
  const { write, active } = useGrid()
  if (!mayEdit) return null
  return (
    <Button
      size="compact-xs"
      variant="default"
      className={classes.checkIn}
      tabIndex={active === at ? 0 : -1}
      aria-keyshortcuts="c"
      onClick={() => write({ at, what: "check-in" })}
    >
      {say("objectives.checkIn")}
    </Button>
  )
}
