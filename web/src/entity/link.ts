import { durationText, partsOf, UNIT_PATTERN } from "@/entity/duration"
import { idOf, isRecord, textOf } from "@/entity/entity"
import type { Read } from "@/entity/read"
import type { Fields, Json } from "@/replica/effect"
import { say } from "@/words/words"

/** What of the predecessor bounds what of the successor. */
export const LINK_TYPES = ["FS", "SS", "FF", "SF"] as const
export type LinkType = (typeof LINK_TYPES)[number]

/** A dependency in parts; `lag` is as the plan file writes it, such as `2d` or `-1d`. */
export type Link = {
  readonly id: string
  readonly type: LinkType
  readonly lag?: string
  readonly lagCalendar?: string
}

/** Finds the activity that somebody means by an id or a name, or by a part of it unless it is to be `exact`. */
export type Resolve = (text: string, exact?: boolean) => Read<string>

const MOST_COMMAS = 4
const TAIL = new RegExp(
  `^(.*?)(?:(?:\\s+|(?<=\\d))(FS|SS|FF|SF))?\\s*([+-]\\s*\\d+(?:[.,]\\d+)?\\s*${UNIT_PATTERN}?)?$`,
  "i",
)

export function linkOf(item: Json): Link {
  const type = isRecord(item) ? textOf(item, "type") : undefined
  const lag = isRecord(item) ? textOf(item, "lag") : undefined
  const lagCalendar = isRecord(item) ? textOf(item, "lag_calendar") : undefined
  return {
    id: idOf(item),
    type: (type as LinkType | undefined) ?? "FS",
    ...(lag === undefined ? {} : { lag }),
    ...(lagCalendar === undefined ? {} : { lagCalendar }),
  }
}

/** A dependency as the plan file has it, as short as it can be. */
export function linkItem({ id, type, lag, lagCalendar }: Link): Json {
  const more: Fields = {
    ...(type === "FS" ? {} : { type }),
    ...(lag === undefined ? {} : { lag }),
    ...(lagCalendar === undefined ? {} : { lag_calendar: lagCalendar }),
  }
  return Object.keys(more).length === 0 ? id : { id, ...more }
}

/** What a dependency says besides what it is on: nothing for a plain one, else `SS +3d`. */
export function tailText({ type, lag }: Link): string {
  if (lag === undefined) return type === "FS" ? "" : type
  return `${type} ${lag.startsWith("-") ? lag : `+${lag}`}`
}

/** `api, spec SS +3d`. */
export function linksText(items: readonly Json[]): string {
  return items
    .map(linkOf)
    .map((link) => `${link.id} ${tailText(link)}`.trim())
    .join(", ")
}

/** A dependency's type and lag from `SS +3d`, `+2d`, `FF` or nothing. */
export function readTail(text: string): Read<Pick<Link, "type" | "lag">> {
  const found = TAIL.exec(` ${text.trim()}`)
  const split = found && splitTail(found)
  if (split?.rest.trim() !== "") return { wrong: say("entity.badTail", { text: text.trim() }) }
  return { value: split.tail }
}

/**
 * Dependencies from `api FS+2d, "Drop, heat" SS`: each an id or a name, with a type and a lag where it is not plain.
 * A comma may be part of a name. What `present` links say besides (the calendar of their lag) is kept.
 */
export function readLinks(text: string, resolve: Resolve, present: readonly Json[] = []): Read<Json> {
  const parts = splitParts(text)
  const links: Link[] = []
  for (let from = 0; from < parts.length; ) {
    const found = longestFirst(parts, from, resolve)
    if ("wrong" in found) return found
    links.push(keeping(found.value.link, present))
    from = found.value.next
  }
  const last = new Map(links.map((link) => [`${link.id} ${link.type}`, link]))
  return { value: last.size === 0 ? null : [...last.values()].map(linkItem) }
}

/** The parts between commas and semicolons, but for those in quotes. */
function splitParts(text: string): string[] {
  const found = text.match(/(?:"[^"]*"|[^",;]|"(?![^"]*"))+/g) ?? []
  return found.map((part) => part.trim()).filter((part) => part !== "")
}

type Longest = Read<{ link: Link; next: number }>

/** One link from as many parts as make a whole name, which may have commas in it; else from the first part. */
function longestFirst(parts: readonly string[], from: number, resolve: Resolve): Longest {
  for (let next = Math.min(parts.length, from + MOST_COMMAS); next > from + 1; next -= 1) {
    const found = readLink(parts.slice(from, next).join(", "), (text) => resolve(text, true))
    if ("value" in found) return { value: { link: found.value, next } }
  }
  const found = readLink(parts[from] ?? "", resolve)
  return "value" in found ? { value: { link: found.value, next: from + 1 } } : found
}

function readLink(text: string, resolve: Resolve): Read<Link> {
  const whole = resolve(unquoted(text)) // a name may end in what looks like a lag
  if ("value" in whole) return { value: { id: whole.value, type: "FS" } }
  const found = TAIL.exec(text)
  const split = found && splitTail(found)
  if (!split || split.rest === text) return whole
  const id = resolve(unquoted(split.rest))
  return "wrong" in id ? id : { value: { id: id.value, ...split.tail } }
}

function splitTail(found: RegExpExecArray): { rest: string; tail: Pick<Link, "type" | "lag"> } {
  const lag = found[3] === undefined ? undefined : partsOf(found[3], "d")
  const type = (found[2]?.toUpperCase() ?? "FS") as LinkType
  const none = lag === undefined || Number(lag.amount) === 0
  return { rest: found[1] ?? "", tail: { type, ...(none ? {} : { lag: durationText(lag) }) } }
}

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim()
}

function keeping(link: Link, present: readonly Json[]): Link {
  const before = present.map(linkOf).find((each) => each.id === link.id && each.type === link.type)
  return before?.lagCalendar !== undefined && link.lag !== undefined
    ? { ...link, lagCalendar: before.lagCalendar }
    : link
}
