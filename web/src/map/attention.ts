import { aboutInTens, dateAt, level, percent } from "@/drawing/chance"
import { DAY, finishWords, type Minutes, styleOfDays } from "@/drawing/time"
import { shortName } from "@/entity/short-name"
import type { Mark, Wish } from "@/map/mark"
import { say } from "@/words/words"

/** A date that somebody waits for, how likely it is, how likely it should be, and the moment that would be sure enough. */
export type Concern = {
  readonly mark: Mark
  readonly wish: Wish
  readonly date: Minutes
  readonly probability: number
  readonly level: number
  readonly sure: Minutes
}

/** How pressing: a promise at risk, a wish that is unlikely, or all is well. */
export type Urgency = "promise" | "wish" | "none"

const USUAL = 0.8
const LEAST_POINTS = 0.005
const LEAST_DAYS = 0.5
const ORDER: readonly Urgency[] = ["promise", "wish", "none"]

/** Every date that somebody waits for, the one that most needs attention first. */
export function concernsOf(marks: readonly Mark[]): Concern[] {
  return marks
    .flatMap(concernsOfOne)
    .sort(
      (a, b) =>
        ORDER.indexOf(urgency(a)) - ORDER.indexOf(urgency(b)) ||
        thousandths(b.level - b.probability) - thousandths(a.level - a.probability) ||
        a.date - b.date ||
        (a.mark.id < b.mark.id ? -1 : 1),
    )
}

/** Promises at risk come before wishes that are unlikely, and those before all that is well. */
export function urgency(concern: Concern): Urgency {
  if (concern.wish === "commitment" && concern.probability < concern.level) return "promise"
  return level(concern.probability) === "unlikely" ? "wish" : "none"
}

function concernsOfOne(mark: Mark): Concern[] {
  if (mark.standing !== "open" || !mark.quantiles) return []
  const found: Concern[] = []
  const { commitment, target, quantiles, confidence, chances } = mark
  if (commitment !== undefined && chances.commitment !== undefined) {
    const sure = dateAt(quantiles, confidence)
    found.push({ mark, wish: "commitment", date: commitment, probability: chances.commitment, level: confidence, sure })
  }
  if (target !== undefined && chances.target !== undefined) {
    const sure = dateAt(quantiles, USUAL)
    found.push({ mark, wish: "target", date: target, probability: chances.target, level: USUAL, sure })
  }
  return found
}

function thousandths(value: number): number {
  return Math.round(value * 1000)
}

/** What stands above the map: how pressing it is, the milestone it speaks of, and the sentence around its name. */
export type Headline = {
  readonly urgency: Urgency | "pending"
  readonly milestone: string | undefined
  readonly before: string
  readonly name: string
  readonly after: string
  /** Further sentences: why, and what else. */
  readonly more: string
}

/** Where the milestone's name goes, so that it can be drawn as a link. */
const NAME = "\u{1}"

/** What needs attention most and why, in one or two short sentences; `nameOf` names what drives it. */
export function headlineOf(
  marks: readonly Mark[],
  finish: Minutes | undefined,
  nameOf: (id: string) => string,
): Headline {
  const ranked = concernsOf(marks)
  const first = ranked[0]
  if (!first) return { ...unasked(marks, finish), milestone: undefined, name: "", after: "", more: "" }
  const kind = urgency(first)
  const [before = "", after = ""] = (kind === "none" ? calm(first, marks) : pressing(first)).split(NAME)
  const more = kind === "none" ? "" : moved(first) + why(first, nameOf) + others(ranked)
  return { urgency: kind, milestone: first.mark.id, before, name: first.mark.name, after, more }
}

/** Where nobody waits for a date that can be judged: because there is none, or because none is judged yet. */
function unasked(marks: readonly Mark[], finish: Minutes | undefined): Pick<Headline, "urgency" | "before"> {
  const isPending = marks.some(({ standing }) => standing === "pending")
  return isPending
    ? { urgency: "pending", before: say("map.pending") }
    : { urgency: "none", before: nothingDated(finish) }
}

function nothingDated(finish: Minutes | undefined): string {
  return finish === undefined ? say("map.nothingOpen") : say("map.nothingDated", { day: finishWords(finish) })
}

function calm(first: Concern, marks: readonly Mark[]): string {
  const unsure = marks.find(({ standing, atMost }) => standing === "no-basis" || atMost)
  const values = { name: NAME, chance: chance(first), date: dated(first) }
  return unsure ? say("map.unsure", { ...values, unsure: shortName(unsure.name) }) : say("map.calm", values)
}

function pressing(first: Concern): string {
  const days = Math.ceil((first.sure - first.date) / DAY)
  const values = { name: NAME, chance: chance(first), date: dated(first) }
  if (days <= 0) return say("map.pressing", values)
  return say("map.pressingEarly", {
    ...values,
    days,
    level: percent(first.level),
    sure: finishWords(first.sure, styleOfDays([first.date, first.sure])),
  })
}

function chance({ mark, probability }: Concern): string {
  const words = aboutInTens(probability)
  return mark.atMost ? say("map.atMost", { chance: words }) : words
}

function dated({ wish, date }: Concern): string {
  return say(wish === "commitment" ? "map.asPromised" : "map.theTarget", { day: finishWords(date, "short") })
}

/** How far the honest date has moved since I last looked, where it has. */
function moved({ mark: { ghost, stone } }: Concern): string {
  const days = ghost ? Math.round((stone - ghost.stone) / DAY) : 0
  if (days === 0) return ""
  return ` ${say(days > 0 ? "map.movedLater" : "map.movedEarlier", { days: Math.abs(days) })}`
}

/** The doubt that costs most, and what it costs: points of the date in question only. */
function why(first: Concern, nameOf: (id: string) => string): string {
  const driver = first.mark.drivers[0]
  if (!driver) return ""
  const asked = first.wish === (first.mark.target === undefined ? "commitment" : "target")
  const points = asked ? (driver.probability_gain ?? 0) : 0
  const cost = gain(points, driver.p80_days_gain)
  const name = driver.id === first.mark.id ? say("map.ownDate") : shortName(nameOf(driver.id))
  return cost ? ` ${say("map.because", { name, cost })}` : ""
}

function gain(points: number, days: number): string {
  const parts = [
    ...(points >= LEAST_POINTS ? [say("map.points", { points: Math.round(points * 100) })] : []),
    ...(days >= LEAST_DAYS ? [say("map.daysGained", { days: Math.round(days) })] : []),
  ]
  return parts.length === 2 ? say("map.both", { one: parts[0] ?? "", other: parts[1] ?? "" }) : (parts[0] ?? "")
}

function others(ranked: readonly Concern[]): string {
  const first = ranked[0]?.mark.id
  const of = (kind: Urgency) => new Set(ranked.filter((each) => urgency(each) === kind).map(({ mark }) => mark.id))
  const promises = of("promise")
  const wishes = of("wish")
  for (const id of promises) wishes.delete(id)
  for (const some of [promises, wishes]) if (first) some.delete(first)
  const parts = [
    ...(promises.size > 0 ? [say("map.morePromises", { count: promises.size })] : []),
    ...(wishes.size > 0 ? [say("map.moreTargets", { count: wishes.size })] : []),
  ]
  if (parts.length === 0) return ""
  const both = parts.length === 2 ? say("map.both", { one: parts[0] ?? "", other: parts[1] ?? "" }) : (parts[0] ?? "")
  return ` ${both}.`
}
