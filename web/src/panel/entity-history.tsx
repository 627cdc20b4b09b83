import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { listRevisions } from "@/api/calls"
import { agoWords, momentOf, whoOf } from "@/history/telling"
import classes from "@/panel/panel.module.css"
import { Section } from "@/panel/section"
import { keys } from "@/plan/open-plan"
import { useOpenPlan, useTravel } from "@/plan/plan-context"
import { say } from "@/words/words"

const SHOWN = 5

/** The last changes of an entity. */
export function EntityHistory({ id }: { id: string }) {
  const open = useOpenPlan()
  const past = useTravel()
  const { data } = useQuery({
    queryKey: [...keys.history(open.id), "entity", id],
    queryFn: () => listRevisions(open.id, { entity: id, limit: SHOWN + 1 }),
  })
  const items = data?.items ?? []
  if (past || items.length === 0) return null
  return (
    <Section
      title={say("panel.history")}
      aside={
        items.length > SHOWN && (
          <Link
            to="/plans/$plan/history"
            params={{ plan: open.id }}
            search={(old) => ({ ...old, entity: id })}
            className={classes.all}
          >
            {say("panel.allHistory")}
          </Link>
        )
      }
    >
      <ol className={classes.revisions}>
        {items.slice(0, SHOWN).map((each) => (
          <li key={each.number}>
            <span>{each.sentence}</span>
            <small title={momentOf(each.when)}>
              {whoOf(each)}, {agoWords(each.when)}
            </small>
          </li>
        ))}
      </ol>
    </Section>
  )
}
