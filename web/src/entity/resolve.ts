import { findById, titleOf } from "@/entity/entity"
import type { Kind } from "@/entity/kinds"
import type { Resolve } from "@/entity/link"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

/** What can be depended on. */
export const ACTIVITIES: readonly Kind[] = ["milestone", "task"]

/**
 * The entity that somebody means: by its id, by its name, or by the beginning or a part of its name where only one has
 * it. `also` are names that are only coming into the plan, with their ids.
 */
export function resolver(
  plan: PlanState,
  kinds: readonly Kind[],
  also: ReadonlyMap<string, string> = new Map(),
): Resolve {
  let names: [name: string, id: string][] | undefined
  const known = () => {
    names ??= [...also, ...namesOf(plan, kinds)].map(([name, id]) => [name.toLowerCase(), id])
    return names
  }
  return (text, exactly = false) => {
    const wanted = text.trim().toLowerCase()
    const exact = findById(plan, text.trim())
    if (exact && kinds.includes(exact.kind)) return { value: exact.entity.id }
    if (wanted === "") return { wrong: say("entity.noSuch", { text }) }
    for (const fits of exactly ? FITS.slice(0, 1) : FITS) {
      const found = new Set(known().flatMap(([name, id]) => (fits(name, id.toLowerCase(), wanted) ? [id] : [])))
      const [only] = found
      if (only !== undefined && found.size === 1) return { value: only }
      if (found.size > 1) return { wrong: say("entity.several", { text: text.trim(), count: found.size }) }
    }
    return { wrong: say("entity.noSuch", { text: text.trim() }) }
  }
}

const FITS: readonly ((name: string, id: string, wanted: string) => boolean)[] = [
  (name, id, wanted) => id === wanted || name === wanted,
  (name, id, wanted) => name.startsWith(wanted) || id.startsWith(wanted),
  (name, _, wanted) => name.includes(wanted),
]

function* namesOf(plan: PlanState, kinds: readonly Kind[]): Iterable<[string, string]> {
  for (const kind of kinds) {
    for (const entity of plan.kinds.get(kind)?.values() ?? []) yield [titleOf(entity), entity.id]
  }
}
