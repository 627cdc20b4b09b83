import { fitness, plain, wordsOf } from "@/entity/search-words"
import { type Command, GROUPS, type Group, type Scored } from "@/palette/command"

/** Commands under one heading. */
export type Section = { readonly group: Group | "recent"; readonly commands: readonly Command[] }

const RECENT = 5
const MOST: Record<Group, number> = { found: 24, go: 8, do: 8, plans: 8 }
/** So much better fits what was used last; what was used before it a little less. */
const USED = 12

/** What shows before anything is written: what was used last, then what there is. */
export function offered(commands: readonly Command[], recent: readonly Command[]): Section[] {
  const used = recent.filter(({ blocked }) => blocked === undefined).slice(0, RECENT)
  const ids = new Set(used.map(({ id }) => id))
  const rest = commands.filter(({ id, quiet, blocked }) => !ids.has(id) && !quiet && blocked === undefined)
  return sections([["recent", used], ...GROUPS.map((group) => [group, ofGroup(rest, group)] as const)])
}

/** What fits a query: the group with what fits best goes first, and so within each. */
export function ranked(
  commands: readonly Command[],
  found: readonly Scored[],
  query: string,
  recent: readonly string[],
): Section[] {
  const words = wordsOf(query)
  const all = [...commands.map((command) => ({ command, score: scoreOf(command, words) })), ...found]
    .filter(({ score }) => score > 0)
    .map(({ command, score }) => ({ command, score: score + bonusOf(recent.indexOf(command.id)) }))
    .sort((one, other) => other.score - one.score)
  const groups = [...new Set(all.map(({ command }) => command.group))]
  const sorted = all.map(({ command }) => command)
  return sections(groups.map((group) => [group, ofGroup(sorted, group).slice(0, MOST[group])]))
}

/** By its title before its other words; what cannot be done now after all that can. */
function scoreOf({ title, also = "", about = "", blocked }: Command, words: readonly string[]): number {
  const name = plain(title)
  const inTitle = fitness(name, words)
  const elsewhere = plain(`${title} ${also} ${about}`)
  const score = inTitle > 0 ? inTitle + 14 : words.every((word) => elsewhere.includes(word)) ? 18 : 0
  return blocked === undefined ? score : Math.min(score, 1)
}

function bonusOf(place: number): number {
  return place < 0 ? 0 : Math.max(USED - place, 2)
}

function ofGroup(commands: readonly Command[], group: Group): Command[] {
  return commands.filter((each) => each.group === group)
}

function sections(all: readonly (readonly [Section["group"], readonly Command[]])[]): Section[] {
  return all.filter(([, commands]) => commands.length > 0).map(([group, commands]) => ({ group, commands }))
}
