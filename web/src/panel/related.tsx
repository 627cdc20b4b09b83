import { useMemo } from "react"
import { titleOf } from "@/entity/entity"
import type { Kind, Reference } from "@/entity/kinds"
import { type Pointer, pointersTo } from "@/entity/references"
import { EntityLink } from "@/panel/entity-link"
import classes from "@/panel/panel.module.css"
import { Section } from "@/panel/section"
import { usePlan } from "@/plan/plan-context"
import type { PlanState } from "@/replica/state"
import { type Key, say } from "@/words/words"

/** What else names an entity, by what it does for it: who waits for it, what stands under it, who it owns. */
export function Related({ reference }: { reference: Reference }) {
  const { plan } = usePlan()
  const groups = useMemo(() => groupsOf(plan, reference), [plan, reference])
  return (
    <>
      {groups.map(({ words, found }) => (
        <Section key={words} title={say(words)} aside={<span className={classes.count}>{found.length}</span>}>
          <Links found={found} />
        </Section>
      ))}
    </>
  )
}

const MOST = 12

function Links({ found }: { found: readonly Pointer[] }) {
  const shown = found.slice(0, MOST)
  return (
    <ul className={classes.links}>
      {shown.map(({ id, kind, field, entity }) => (
        <li key={`${kind} ${id} ${field}`} title={titleOf(entity)}>
          <EntityLink id={id} icon />
        </li>
      ))}
      {found.length > MOST && <li className={classes.quiet}>{say("panel.andMore", { count: found.length - MOST })}</li>}
    </ul>
  )
}

export type Group = { readonly words: Key; readonly found: readonly Pointer[] }

/** Groups in the order in which they are asked for; each entity stands in one group once. */
export function groupsOf(plan: PlanState, { kind, id }: Reference): Group[] {
  if (kind === "plan") return []
  const groups = new Map<Key, Pointer[]>()
  for (const pointer of pointersTo(plan, id)) {
    const words = wordsOf(kind, pointer)
    const group = groups.get(words) ?? []
    if (!group.some((each) => each.id === pointer.id)) groups.set(words, [...group, pointer])
  }
  return ORDER.flatMap((words) => {
    const found = groups.get(words)
    return found ? [{ words, found }] : []
  })
}

const ORDER: readonly Key[] = [
  "panel.related.waits",
  "panel.related.under",
  "panel.related.results",
  "panel.related.serves",
  "panel.related.risks",
  "panel.related.owns",
  "panel.related.takesPart",
  "panel.related.uses",
  "panel.related.follows",
  "panel.related.moves",
]

const BELONGING = new Set(["milestone", "initiative", "parent", "objective", "phase"])
const TAKING_PART = new Set(["responsible", "sign_off", "check_ins", "person"])

function wordsOf(kind: Kind, { field, kind: other }: Pointer): Key {
  if (field === "after") return "panel.related.waits"
  if (field === "objective" && other === "key_result") return "panel.related.results"
  if (kind !== "person" && BELONGING.has(field)) return "panel.related.under"
  if (field === "supports") return "panel.related.serves"
  if (field === "hits") return "panel.related.risks"
  if (field === "owner" || field === "accountable") return "panel.related.owns"
  if (TAKING_PART.has(field)) return "panel.related.takesPart"
  if (field === "follows") return "panel.related.follows"
  if (field === "activities") return "panel.related.moves"
  return "panel.related.uses"
}
