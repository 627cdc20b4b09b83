import type { Kind, Reference } from "@/entity/kinds"
import * as codecs from "@/panel/codecs"
import type { Editor, FieldSpec } from "@/panel/field"

/** The fields of each kind, in the order in which people ask for them. */

const DATE: Editor = { by: "date" }
const ESTIMATE: Editor = { by: "text", codec: codecs.estimate, placeholder: "panel.hint.estimate" }
const NUMBER: Editor = { by: "text", codec: codecs.number }
const PERCENT: Editor = { by: "text", codec: codecs.percent }
const DURATION: Editor = { by: "text", codec: codecs.duration }
const TEXT: Editor = { by: "text", codec: codecs.plainText }
const PERSON: Editor = { by: "one", kinds: ["person"], addable: "person" }
const PEOPLE: Editor = { by: "many", kinds: ["person"], addable: "person" }
const CALENDAR: Editor = { by: "one", kinds: ["calendar"] }
const ACTIVITIES: Editor = { by: "many", kinds: ["task", "milestone"] }

const SUPPORTS: Editor = {
  by: "many",
  kinds: ["objective", "key_result"],
  detail: { key: "to", field: "effect", codec: codecs.spread, placeholder: "panel.hint.effect" },
}
const USES: Editor = {
  by: "many",
  kinds: ["resource"],
  addable: "resource",
  detail: { key: "id", field: "units", codec: codecs.number, placeholder: "panel.hint.units" },
}

const OWNER = field("owner", PERSON)
const NOTES = field("notes", { by: "text", codec: codecs.plainText, lines: true, placeholder: "panel.hint.notes" })
const GENERAL: readonly FieldSpec[] = [
  NOTES,
  rare("tags", { by: "text", codec: codecs.tags }),
  rare("external_id", TEXT),
]
const PEOPLE_OF_ACTIVITY: readonly FieldSpec[] = [rare("responsible", PEOPLE), rare("sign_off", PEOPLE)]
const WHEN_OF_ACTIVITY: readonly FieldSpec[] = [
  rare("deadline", DATE),
  rare("constraint", { by: "constraint" }),
  rare("held", { by: "held" }),
  rare("calendar", CALENDAR),
]
const PHASE = rare("phase", { by: "one", kinds: ["phase"], addable: "phase" })

const MILESTONE_TYPES = ["milestone", "gate", "decision", "delivery", "external"]

const OF_KIND: Record<Kind, readonly FieldSpec[]> = {
  milestone: [
    field("initiative", { by: "one", kinds: ["initiative"], addable: "initiative" }),
    field("accountable", PERSON),
    rare("owner", PERSON),
    field("actual", DATE),
    rare("estimate", ESTIMATE),
    rare("expected", { by: "dates", codec: codecs.date }),
    rare("kind", choice(MILESTONE_TYPES, "type", "milestone"), "panel.field.type"),
    PHASE,
    ...PEOPLE_OF_ACTIVITY,
    ...WHEN_OF_ACTIVITY,
    ...GENERAL,
  ],
  task: [
    field("milestone", { by: "one", kinds: ["milestone"], addable: "milestone" }),
    rare("initiative", { by: "one", kinds: ["initiative"] }),
    field("estimate", ESTIMATE),
    OWNER,
    field("progress", PERCENT),
    field("actual_start", DATE),
    field("actual_finish", DATE),
    rare("remaining", ESTIMATE),
    field("resources", USES),
    rare("exists", PERCENT),
    rare("accountable", PERSON),
    ...PEOPLE_OF_ACTIVITY,
    PHASE,
    ...WHEN_OF_ACTIVITY,
    rare("deferrable", { by: "yesNo" }),
    part("cost", "fixed", NUMBER),
    part("cost", "per_day", NUMBER),
    { ...part("crash", "to", DURATION), fills: () => ({ cost_per_day: 0 }), essential: true },
    part("crash", "cost_per_day", NUMBER),
    rare("priority", NUMBER),
    rare("team", TEXT),
    rare("kind", TEXT, "panel.field.workKind"),
    ...GENERAL,
  ],
  objective: [field("due", DATE), OWNER, field("parent", { by: "one", kinds: ["objective"] }), ...GENERAL],
  key_result: [
    field("target", NUMBER),
    field("start", NUMBER, "panel.field.startValue"),
    rare("current", NUMBER),
    field("unit", TEXT),
    field("due", DATE),
    field("kind", choice(["committed", "aspirational"], "ambition", "committed"), "panel.field.ambition"),
    OWNER,
    field("objective", { by: "one", kinds: ["objective"] }),
    field("check_ins", { by: "checkIns" }),
    ...GENERAL,
  ],
  initiative: [
    OWNER,
    field("parent", { by: "one", kinds: ["initiative"] }),
    field("supports", { by: "many", kinds: ["objective", "key_result"] }),
    ...GENERAL,
  ],
  risk: [
    field("probability", PERCENT),
    part("effect", "add", ESTIMATE, false),
    part("effect", "times", { by: "text", codec: codecs.spread, placeholder: "panel.hint.times" }, false),
    field("hits", ACTIVITIES),
    OWNER,
    part("mitigation", "cost", NUMBER),
    part("mitigation", "probability", PERCENT),
    { path: ["mitigation", "effect", "add"], label: "panel.field.mitigation.add", editor: ESTIMATE, rare: true },
    {
      path: ["mitigation", "effect", "times"],
      label: "panel.field.mitigation.times",
      editor: { by: "text", codec: codecs.spread },
      rare: true,
    },
    ...GENERAL,
  ],
  phase: [field("start", DATE, "panel.field.begins"), field("finish", DATE), ...GENERAL],
  person: [field("email", TEXT), ...GENERAL],
  stakeholder: [
    field("person", PERSON),
    field("power", choice(["low", "medium", "high"], "level")),
    field("interest", choice(["low", "medium", "high"], "level")),
    { ...part("engagement", "now", engagement(), false), fills: (now) => ({ wanted: now }) },
    { ...part("engagement", "wanted", engagement(), false), fills: (wanted) => ({ now: wanted }) },
    field("follows", {
      by: "many",
      kinds: ["milestone", "objective", "key_result", "initiative", "task", "risk", "phase"],
    }),
    ...GENERAL,
  ],
  resource: [field("capacity", NUMBER), field("calendar", CALENDAR), field("person", PERSON), ...GENERAL],
  calendar: [
    field("parent", CALENDAR),
    field("week", { by: "week" }),
    field("holidays", { by: "days" }),
    field("exceptions", { by: "days" }),
    rare("hours_per_day", DURATION),
    rare("hours_per_week", DURATION),
    ...GENERAL,
  ],
  correlation: [field("activities", ACTIVITIES), field("coefficient", NUMBER), ...GENERAL],
  baseline: [field("taken_on", DATE), ...GENERAL],
  custom_field: [
    field(
      "type",
      choice(["text", "number", "date", "boolean", "choice"], "fieldType", "text"),
      "panel.field.fieldType",
    ),
    field("options", { by: "text", codec: codecs.tags }),
    ...GENERAL,
  ],
}

const OF_PLAN: readonly FieldSpec[] = [
  field("status_date", DATE),
  field("start", DATE, "panel.field.planStart"),
  field("calendar", CALENDAR),
  field("currency", TEXT),
  rare("time_zone", TEXT),
  NOTES,
]

/** The fields of what is selected, in their order. */
export function fieldsOfKind(kind: Reference["kind"]): readonly FieldSpec[] {
  return kind === "plan" ? OF_PLAN : OF_KIND[kind]
}

export const TARGET_FIELD: FieldSpec = field("target", DATE)
export const PROMISE_FIELD: FieldSpec = { ...part("commitment", "date", DATE, false), essential: true }
export const CONFIDENCE_FIELD: FieldSpec = part("commitment", "confidence", PERCENT)
export const NAME_FIELD: FieldSpec = field("name", TEXT)

/** What supports has in a milestone, where it says by how much too. */
export const SUPPORTS_FIELD: FieldSpec = { path: ["supports"], label: "panel.field.supports", editor: SUPPORTS }
export const AFTER_FIELD: FieldSpec = { path: ["after"], label: "panel.field.after", editor: { by: "links" } }

function choice(options: readonly string[], words: string, usual?: string): Editor {
  return { by: "choice", options, words, ...(usual === undefined ? {} : { usual }) }
}

function engagement(): Editor {
  return choice(["unaware", "resistant", "neutral", "supportive", "leading"], "engagement")
}

function field(name: string, editor: Editor, label = `panel.field.${name}`): FieldSpec {
  return { path: [name], label: label as FieldSpec["label"], editor }
}

function rare(name: string, editor: Editor, label?: string): FieldSpec {
  return { ...field(name, editor, label), rare: true }
}

function part(name: string, key: string, editor: Editor, isRare = true): FieldSpec {
  const label = `panel.field.${name}.${key}` as FieldSpec["label"]
  return { path: [name, key], label, editor, ...(isRare ? { rare: true as const } : {}) }
}
