import { entitiesOf, titleOf } from "@/entity/entity"
import { peopleOf, textsOf } from "@/entity/search-texts"
import { excerptOf, plain, wordsOf } from "@/entity/search-words"
import type { Entity, PlanState } from "@/replica/state"

/** In what else than its name an entity has the words of a query: its id, the name of a person, or a stretch of a text. */
export function reasonOf(plan: PlanState, entity: Entity, query: string): string | undefined {
  const name = plain(titleOf(entity))
  const missing = wordsOf(query).filter((word) => !name.includes(word))
  if (missing.length === 0) return undefined
  const people = entitiesOf(plan, "person")
  const persons = peopleOf(entity).flatMap((id) => people.get(id) ?? [])
  const texts = [entity.id, ...persons.map(titleOf), ...textsOf(entity)]
  const fits = (text: string) => missing.filter((word) => plain(text).includes(word)).length
  const best = texts.reduce((one, other) => (fits(other) > fits(one) ? other : one))
  return fits(best) > 0 ? excerptOf(best, missing) : undefined
}
