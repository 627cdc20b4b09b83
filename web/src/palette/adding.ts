import { dateText, type Minutes } from "@/drawing/time"
import { titleOfId } from "@/entity/entity"
import { estimateOf, estimateText } from "@/entity/estimate"
import { freshId, slug } from "@/entity/fresh-id"
import type { Kind, Reference } from "@/entity/kinds"
import { momentWords } from "@/entity/moment-words"
import { ACTIVITIES, resolver } from "@/entity/resolve"
import { adding } from "@/outline/adding"
import { readLine, type Said } from "@/outline/quick"
import type { Change } from "@/replica/change"
import type { Fields } from "@/replica/effect"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

/** What the palette can add by one line. */
export const ADDED = [
  "milestone",
  "task",
  "initiative",
  "objective",
  "key_result",
  "risk",
  "person",
  "resource",
  "stakeholder",
] as const satisfies readonly Kind[]
export type Added = (typeof ADDED)[number]

/** The changes that add what a line says, what it will be called, and what else the line said of it. */
export type Made = {
  readonly changes: readonly Change[]
  readonly reference: Reference
  readonly name: string
  readonly told: string
}

type Where = {
  readonly plan: PlanState
  readonly today: Minutes
  /** What is selected: a task goes under a milestone, a key result under an objective, a risk hits an activity. */
  readonly at: Reference | undefined
}

/** What a line adds; undefined where it does not say enough yet. */
export function made(kind: Added, text: string, where: Where): Made | undefined {
  const line = text.trim().replace(/\s+/g, " ")
  if (line === "") return undefined
  switch (kind) {
    case "milestone":
    case "task":
    case "initiative":
      return outlined(kind, line, where)
    case "key_result":
      return keyResult(line, where)
    case "risk":
      return risk(line, where)
    default:
      return entity(kind, { name: line }, where.plan)
  }
}

/** The objective that a key result goes under: the selected one, or that of the selected key result. */
export function objectiveAt({ plan, at }: Omit<Where, "today">): string | undefined {
  if (at?.kind === "objective") return plan.kinds.get("objective")?.get(at.id)?.id
  const objective = at?.kind === "key_result" ? plan.kinds.get("key_result")?.get(at.id)?.objective : undefined
  return typeof objective === "string" ? objective : undefined
}

function outlined(kind: "milestone" | "task" | "initiative", line: string, { plan, today, at }: Where) {
  const said = readLine(line, today, resolver(plan, ACTIVITIES))
  const parent = kind === "initiative" || at?.kind === "plan" ? undefined : at
  const { changes, added } = adding(plan, [{ ...said, kind, children: [] }], { parent }, dateText(today))
  const change = changes.at(-1)
  const reference = added[0]
  if (said.name === "" || !reference || change?.op !== "add") return undefined
  return { changes, reference, name: said.name, told: toldOf(said, aboveIn(plan, change.fields)) }
}

function toldOf({ estimate, after, target, owner }: Said, under: string | undefined): string {
  const parts = [
    estimate === undefined ? "" : estimateText(estimate),
    after === undefined ? "" : say("outline.afterThat", { after }),
    target === undefined ? "" : say("palette.by", { day: momentWords(target) }),
    owner ?? "",
    under === undefined ? "" : say("palette.under", { name: under }),
  ]
  return parts.filter(Boolean).join(", ")
}

function aboveIn(plan: PlanState, { milestone, initiative }: Fields): string | undefined {
  const id = milestone ?? initiative
  return typeof id === "string" ? titleOfId(plan, id) : undefined
}

const NUMBERS = /^(.+?)\s+(-?\d+(?:[.,]\d+)?)\s*(?:to|->|→|–)\s*(-?\d+(?:[.,]\d+)?)\s*(\S+)?$/i

/** `Paying teams 0 to 40`, with a unit behind where it has one. */
function keyResult(line: string, where: Where): Made | undefined {
  const [, name, start, target, unit] = NUMBERS.exec(line) ?? []
  const objective = objectiveAt(where)
  if (!name || start === undefined || target === undefined || objective === undefined) return undefined
  const fields = { name, objective, start: figure(start), target: figure(target), ...(unit ? { unit } : {}) }
  const told = say("palette.under", { name: titleOfId(where.plan, objective) })
  return entity("key_result", fields, where.plan, [`${start} → ${target}${unit ? ` ${unit}` : ""}`, told].join(", "))
}

const CHANCE = /^(.+?)\s+(\d+(?:[.,]\d+)?)\s*%\s+(.+)$/

/** `Vendor late 30% 5-10d`: how likely it is, and how much longer the work takes then. */
function risk(line: string, { plan, at }: Where): Made | undefined {
  const [, name, percent, delay] = CHANCE.exec(line) ?? []
  const add = delay === undefined ? undefined : estimateOf(delay)
  if (!name || percent === undefined || add === undefined || figure(percent) > 100) return undefined
  const hit = at && ACTIVITIES.some((kind) => kind === at.kind) ? at.id : undefined
  const fields = { name, probability: `${figure(percent)}%`, effect: { add }, ...(hit ? { hits: [hit] } : {}) }
  const parts = [`${percent} %`, estimateText(add), hit ? say("palette.hits", { name: titleOfId(plan, hit) }) : ""]
  return entity("risk", fields, plan, parts.filter(Boolean).join(", "))
}

function entity(kind: Added, fields: Fields & { name: string }, plan: PlanState, told = ""): Made {
  const id = freshId(plan, slug(fields.name))
  return { changes: [{ op: "add", kind, id, fields }], reference: { kind, id }, name: fields.name, told }
}

function figure(text: string): number {
  return Number(text.replace(",", "."))
}
