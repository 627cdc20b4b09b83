import { useMemo } from "react"
import { KindIcon } from "@/app/icons"
import { titleOf } from "@/entity/entity"
import { type Kind, readReference, referenceText } from "@/entity/kinds"
import { parentOf } from "@/entity/parent"
import { prepareSearch, search } from "@/entity/search"
import { reasonOf } from "@/entity/search-reason"
import type { Command, Finder, Question } from "@/palette/command"
import { useOpenPlan, usePlan } from "@/plan/plan-context"
import { useEnter } from "@/plan/selection"
import type { Entity, PlanState } from "@/replica/state"
import { say } from "@/words/words"

const MOST = 24

/** Finds the entities of the open plan, and opens them. `add` asks for a milestone to add where nothing is found. */
export function usePlanFinder(add: ((name: string) => Question) | undefined): Finder {
  const { id } = useOpenPlan()
  const { plan } = usePlan()
  const enter = useEnter()
  return useMemo(() => {
    const prefix = `in:${id}:`
    const commandOf = (kind: Kind, entity: Entity): Command => ({
      id: prefix + referenceText({ kind, id: entity.id }),
      group: "found",
      title: titleOf(entity),
      about: aboutOf(plan, kind, entity),
      icon: <KindIcon kind={kind} size={16} />,
      run: () => enter({ kind, id: entity.id }),
    })
    return {
      prepare: () => prepareSearch(plan),
      find: (query) =>
        search(plan, query, { limit: MOST }).map(({ kind, entity, score }) => {
          const reason = reasonOf(plan, entity, query)
          return { command: { ...commandOf(kind, entity), ...(reason === undefined ? {} : { reason }) }, score }
        }),
      known: (used) => {
        const reference = used.startsWith(prefix) ? readReference(used.slice(prefix.length)) : undefined
        if (!reference || reference.kind === "plan") return undefined
        const entity = plan.kinds.get(reference.kind)?.get(reference.id)
        return entity && commandOf(reference.kind, entity)
      },
      instead: (query) =>
        add && {
          id: "add:instead",
          group: "do",
          title: say("palette.addInstead", { name: query }),
          icon: <KindIcon kind="milestone" size={16} />,
          forgotten: true,
          ask: add(query),
        },
    }
  }, [id, plan, enter, add])
}

/** "Task in Public beta": what it is, and what it stands under. */
function aboutOf(plan: PlanState, kind: Kind, entity: Entity): string {
  const parent = parentOf(plan, kind, entity)
  const above = parent && plan.kinds.get(parent.kind)?.get(parent.id)
  const word = say(`entity.${kind}`)
  return above ? say("palette.in", { kind: word, parent: titleOf(above) }) : word
}
