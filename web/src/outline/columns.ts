import type { ForecastDocument } from "@/api/types"
import { inTens, type Level, level } from "@/drawing/chance"
import { dateText, dayWords, finishWords, type Minutes, startOf } from "@/drawing/time"
import { readDate, whyTooFar } from "@/entity/date-words"
import { listOf, textOf, titleOf, titleOfId } from "@/entity/entity"
import { estimateText, readEstimate } from "@/entity/estimate"
import { freshId, slug } from "@/entity/fresh-id"
import type { Kind } from "@/entity/kinds"
import { linkOf, linksText, readLinks, tailText } from "@/entity/link"
import { momentWords } from "@/entity/moment-words"
import { isWrong, type Read } from "@/entity/read"
import { ACTIVITIES, resolver } from "@/entity/resolve"
import type { Outlined, Row } from "@/outline/tree"
import * as codecs from "@/panel/codecs"
import type { Change } from "@/replica/change"
import type { Fields } from "@/replica/effect"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

export type ColumnId = "name" | "estimate" | "after" | "target" | "sure" | "chance" | "owner" | "progress"

/** What cells are drawn from and edited on. */
export type Board = {
  readonly plan: PlanState
  readonly today: Minutes
  readonly sure: ReadonlyMap<string, string>
  readonly chances: ReadonlyMap<string, number>
}

export type Column = {
  readonly id: ColumnId
  /** Its width in pixels; the name takes what is left. */
  readonly width: number
  /** What the cell says. */
  readonly show: (row: Row, board: Board) => string
  /** How likely what it says is. */
  readonly level?: (row: Row, board: Board) => Level | undefined
  /** The text that is edited; undefined where the cell cannot be. */
  readonly text?: (row: Row, board: Board) => string | undefined
  /** The changes that a text makes. */
  readonly read?: (row: Row, text: string, board: Board) => Read<Change[]>
  /** What names in it are completed from. */
  readonly completes?: readonly Kind[]
  readonly several?: true
}

export function boardOf(plan: PlanState, forecast: ForecastDocument | undefined, today: Minutes): Board {
  const sure = new Map<string, string>()
  const chances = new Map<string, number>()
  for (const each of [
    ...(forecast?.initiatives ?? []),
    ...(forecast?.activities ?? []),
    ...(forecast?.milestones ?? []),
  ]) {
    if (each.p80) sure.set(each.id, each.p80)
  }
  for (const { id, reached, probability_target, probability_commitment } of forecast?.milestones ?? []) {
    const chance = probability_target ?? probability_commitment
    if (chance !== null && !reached) chances.set(id, chance)
  }
  return { plan, today, sure, chances }
}

const setting = ({ kind, id }: Row, fields: Fields): Change[] => [{ op: "set", kind, id, fields }]

const name: Column = {
  id: "name",
  width: 0,
  show: ({ entity }) => titleOf(entity),
  text: ({ entity }) => titleOf(entity),
  read: (row, text) => ({ value: setting(row, { name: text.trim().replace(/\s+/g, " ") || null }) }),
}

const estimate: Column = {
  id: "estimate",
  width: 128,
  show: ({ entity }) => estimateText(entity.estimate),
  text: ({ kind, entity }) => (kind === "initiative" ? undefined : estimateText(entity.estimate)),
  read: (row, text) => {
    const read = readEstimate(text)
    return isWrong(read) ? read : { value: setting(row, { estimate: read.value }) }
  },
}

const after: Column = {
  id: "after",
  width: 210,
  completes: ACTIVITIES,
  several: true,
  show: ({ entity }, { plan }) =>
    listOf(entity, "after")
      .map((item) => {
        const link = linkOf(item)
        return `${titleOfId(plan, link.id)} ${tailText(link)}`.trim()
      })
      .join(", "),
  text: ({ kind, entity }) => (kind === "initiative" ? undefined : linksText(listOf(entity, "after"))),
  read: (row, text, { plan }) => {
    const read = readLinks(text, resolver(plan, ACTIVITIES), listOf(row.entity, "after"))
    return isWrong(read) ? read : { value: setting(row, { after: read.value }) }
  },
}

const target: Column = {
  id: "target",
  width: 112,
  show: ({ entity }) => momentWords(textOf(entity, "target")),
  text: ({ kind, entity }) => (kind === "milestone" ? momentWords(textOf(entity, "target")) : undefined),
  read: (row, text, { today }) => {
    const read = readDate(text, today)
    return isWrong(read) ? read : { value: setting(row, { target: read.value }) }
  },
}

const sure: Column = {
  id: "sure",
  width: 108,
  show: ({ id, entity }, board) => {
    if (textOf(entity, "actual") !== undefined || textOf(entity, "actual_finish") !== undefined) return ""
    const found = board.sure.get(id)
    return found ? finishWords(startOf(found)) : ""
  },
}

const chance: Column = {
  id: "chance",
  width: 106,
  show: ({ id }, { chances }) => {
    const found = chances.get(id)
    return found === undefined ? "" : inTens(found)
  },
  level: ({ id }, { chances }) => (chances.has(id) ? level(chances.get(id)) : undefined),
}

const owner: Column = {
  id: "owner",
  width: 128,
  completes: ["person"],
  show: ({ entity, kind }, { plan }) => {
    const person = textOf(entity, ownerField(kind, entity))
    return person === undefined ? "" : titleOfId(plan, person)
  },
  text: ({ entity, kind }, { plan }) => {
    const person = textOf(entity, ownerField(kind, entity))
    return person === undefined ? "" : titleOfId(plan, person)
  },
  read: (row, text, { plan }) => {
    const field = ownerField(row.kind, row.entity)
    const wanted = text.trim().replace(/^@/, "")
    if (wanted === "") return { value: setting(row, { [field]: null }) }
    const read = resolver(plan, ["person"])(wanted)
    if (!isWrong(read)) return { value: setting(row, { [field]: read.value }) }
    const id = freshId(plan, slug(wanted))
    return { value: [{ op: "add", kind: "person", id, fields: { name: wanted } }, ...setting(row, { [field]: id })] }
  },
}

const progress: Column = {
  id: "progress",
  width: 104,
  show: ({ entity }) => {
    const ended = textOf(entity, "actual") ?? textOf(entity, "actual_finish")
    if (ended !== undefined) return say("outline.done", { day: dayWords(startOf(ended.slice(0, 10)), "short") })
    return codecs.percent.show(entity.progress)
  },
  text: ({ kind, entity }) => {
    if (kind === "initiative") return undefined
    const ended = textOf(entity, "actual") ?? textOf(entity, "actual_finish")
    return ended === undefined ? codecs.percent.show(entity.progress) : momentWords(ended)
  },
  read: (row, text, { today }) => {
    const fields = row.kind === "milestone" ? reached(text, today) : worked(row.entity, text, today)
    return isWrong(fields) ? fields : { value: setting(row, fields.value) }
  },
}

export const COLUMNS: readonly Column[] = [name, estimate, after, target, sure, chance, owner, progress]

/** A milestone answers to whoever is accountable, unless it has an owner. */
function ownerField(kind: Outlined, entity: Fields): "owner" | "accountable" {
  return kind === "milestone" && entity.owner === undefined ? "accountable" : "owner"
}

const DONE = /^(?:done|x|✓|100\s*%?)$/i

/** A milestone is reached on a day, or not. */
function reached(text: string, today: Minutes): Read<Fields> {
  const read = readDate(text, today)
  if (DONE.test(text.trim())) return { value: { actual: dateText(today) } }
  if (/^0\s*%?$/.test(text.trim())) return { value: { actual: null } }
  if (!isWrong(read)) return { value: { actual: read.value } }
  return { wrong: whyTooFar(text, today) ?? say("outline.badReached", { text: text.trim() }) }
}

/** Work that is partly done has begun; work that is done has ended, today or on the day that is given. */
function worked(entity: Fields, text: string, today: Minutes): Read<Fields> {
  const begun: Fields = entity.actual_start === undefined ? { actual_start: dateText(today) } : {}
  const day = /\p{L}|-|\./u.test(text) ? readDate(text, today) : undefined
  if (DONE.test(text.trim())) return { value: { ...begun, progress: "100%", actual_finish: dateText(today) } }
  if (day && !isWrong(day) && day.value !== null)
    return { value: { ...begun, progress: "100%", actual_finish: day.value } }
  const read = codecs.percent.read(text, today)
  if (isWrong(read)) return { wrong: whyTooFar(text, today) ?? say("outline.badProgress", { text: text.trim() }) }
  const open: Fields = entity.actual_finish === undefined ? {} : { actual_finish: null }
  const none = read.value === null || read.value === "0%"
  return { value: { ...(none ? {} : begun), ...open, progress: none ? null : read.value } }
}
