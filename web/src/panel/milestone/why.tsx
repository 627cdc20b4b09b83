import { UnstyledButton } from "@mantine/core"
import { fieldsOf, findById, recordOf, titleOf, titleOfId } from "@/entity/entity"
import { estimateText } from "@/entity/estimate"
import type { Reference } from "@/entity/kinds"
import * as codecs from "@/panel/codecs"
import classes from "@/panel/milestone/milestone.module.css"
import { deedOf, type Reason, reasonsOf, widthOf } from "@/panel/milestone/outlook"
import { Section } from "@/panel/section"
import { useForecast, usePlan } from "@/plan/plan-context"
import { useSelect } from "@/plan/selection"
import type { Fields } from "@/replica/effect"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

const MOST_REASONS = 5
const MOST_DEEDS = 3

/** What holds a milestone back, and what would help it most. */
export function Why({ id }: { id: string }) {
  const document = useForecast()
  const { plan } = usePlan()
  const select = useSelect()
  const forecast = document?.milestones.find((each) => each.id === id)
  if (!document || !forecast || forecast.reached) return null
  const reasons = reasonsOf(forecast).filter((each) => findById(plan, each.id))
  if (reasons.length === 0) {
    return document.complete ? null : <Section title={say("panel.why")}>{say("panel.whyComing")}</Section>
  }
  const go = (each: Reason) => {
    const found = findById(plan, each.id)
    if (found) select({ kind: found.kind, id: each.id })
  }
  return (
    <>
      <Section title={say("panel.why")}>
        <ul className={classes.reasons}>
          {reasons.slice(0, MOST_REASONS).map((each) => (
            <li key={each.id}>
              <UnstyledButton className={classes.reason} onClick={() => go(each)} title={often(each)}>
                <span className={classes.name}>
                  {each.id === id ? say("panel.ownDoubt") : titleOfId(plan, each.id)}
                </span>
                <span className={classes.track} aria-hidden="true">
                  <span className={classes.bar} style={{ width: `${widthOf(each, reasons) * 100}%` }} />
                </span>
                <span className={classes.worth}>{worth(each)}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={say("panel.help")}>
        <div className={classes.deeds}>
          {reasons.slice(0, MOST_DEEDS).map((each) => (
            <UnstyledButton key={each.id} className={classes.deed} onClick={() => go(each)}>
              <span>
                <b>{deed(plan, each, id)}</b>
                <small>{about(plan, each)}</small>
              </span>
              <strong>{gain(each)}</strong>
            </UnstyledButton>
          ))}
        </div>
      </Section>
    </>
  )
}

function worth({ points, days }: Reason): string {
  return points !== undefined && points > 0
    ? say("panel.points", { count: points })
    : say("panel.days", { count: days })
}

function gain({ points, days }: Reason): string {
  if (points !== undefined && points > 0) return say("panel.plusPoints", { count: points })
  return say("panel.earlierDays", { count: days })
}

function often({ criticality, days }: Reason): string {
  const late = say("panel.daysAt80", { count: days })
  return criticality === null ? late : `${late} ${say("panel.inTheWay", { tens: Math.round(criticality * 10) })}`
}

function deed(plan: PlanState, { id, kind }: Reason, own: string): string {
  const found = findById(plan, id)
  if (!found) return id
  if (id === own) return say("panel.deed.own")
  return say(`panel.deed.${deedOf(kind, found.entity)}`, { name: titleOf(found.entity) })
}

/** What it costs, or what it is now. */
function about(plan: PlanState, { id, kind }: Reason): string {
  const found = findById(plan, id)
  if (!found) return ""
  if (kind !== "risk") return aboutWork(found.entity)
  const cost = recordOf(found.entity, "mitigation")?.cost
  const currency = fieldsOf(plan, PLAN)?.currency
  const chance = say("panel.nowLikely", { chance: codecs.percent.show(found.entity.probability) })
  return typeof cost === "number"
    ? `${chance}, ${say("panel.costs", { cost, currency: String(currency ?? "") })}`
    : chance
}

const PLAN: Reference = { kind: "plan", id: "plan" }

function aboutWork(fields: Fields): string {
  const estimate = estimateText(fields.remaining ?? fields.estimate)
  return estimate === "" ? "" : say("panel.estimated", { estimate })
}
