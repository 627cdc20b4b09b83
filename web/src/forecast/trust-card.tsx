import { Button } from "@mantine/core"
import { useNavigate } from "@tanstack/react-router"
import type { CheckDocument } from "@/api/types"
import { stonePath } from "@/drawing/shapes"
import { referenceText } from "@/entity/kinds"
import classes from "@/forecast/forecast.module.css"
import { Quoted } from "@/forecast/quoted"
import { firstToImprove, type Improvement } from "@/forecast/trust"
import { useMayEdit, useOpenPlan, usePlan } from "@/plan/plan-context"
import { useSelect } from "@/plan/selection"
import { say } from "@/words/words"

/** The grade with its reason, what would improve it, and the way there. */
export function TrustCard({ check, spread }: { check: CheckDocument; spread: string }) {
  const { plan } = usePlan()
  const mayEdit = useMayEdit()
  const lead = useLead()
  const { grade, sentence, improve } = check.trust
  const first = firstToImprove(plan, check)
  return (
    <div className={classes.trust}>
      <svg className={classes.grade} width={40} height={48} role="img" aria-label={say("forecast.grade", { grade })}>
        <path d={stonePath(20, 47, 38)} fill="var(--ink)" />
        <text x={20} y={36} fontSize={21} fontWeight={700} textAnchor="middle" fill="var(--panel)">
          {grade}
        </text>
      </svg>
      <div>
        <p>
          <Quoted text={`${sentence}.`} />
        </p>
        {improve !== "" && (
          <p>
            <Quoted text={say("forecast.improve", { improve })} />{" "}
            {first && mayEdit && (
              <Button size="compact-sm" variant="default" onClick={() => lead(first)}>
                {say("forecast.leadThere")}
              </Button>
            )}
          </p>
        )}
        <p className={classes.second}>{say("forecast.spread", { sentence: spread })}</p>
      </div>
    </div>
  )
}

/** To the field that mends it; a key result is checked in among the objectives. */
function useLead(): (improvement: Improvement) => void {
  const navigate = useNavigate()
  const { id } = useOpenPlan()
  const select = useSelect()
  return ({ reference, field }) => {
    if (reference.kind !== "key_result") return select(reference, field ?? "name")
    void navigate({
      to: "/plans/$plan/objectives",
      params: { plan: id },
      search: (old) => ({ ...old, sel: referenceText(reference) }),
      hash: field ?? "name",
      hashScrollIntoView: false,
    })
  }
}
