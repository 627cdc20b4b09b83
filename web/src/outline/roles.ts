/** What a column of cells may hold. */
export type Role =
  | "name"
  | "estimate"
  | "low"
  | "likely"
  | "high"
  | "after"
  | "target"
  | "owner"
  | "progress"
  | "parent"
  | "kind"
  | "level"
  | "wbs"
  | "called"
  | "notes"
  | "skip"

/** By which headings a column is known, in the words of the programs that people bring their plans from. */
export const ROLES: readonly { readonly role: Role; readonly headings: readonly string[] }[] = [
  {
    role: "name",
    headings: [
      "name",
      "task",
      "task name",
      "title",
      "activity",
      "activity name",
      "summary",
      "item",
      "what",
      "subject",
      "work item",
      "deliverable",
    ],
  },
  {
    role: "estimate",
    headings: [
      "estimate",
      "duration",
      "estimated duration",
      "days",
      "effort",
      "work",
      "original duration",
      "length",
      "original estimate",
    ],
  },
  { role: "low", headings: ["low", "min", "minimum", "optimistic", "best case", "best", "p10"] },
  { role: "likely", headings: ["likely", "most likely", "expected", "realistic", "mode", "ml"] },
  { role: "high", headings: ["high", "max", "maximum", "pessimistic", "worst case", "worst", "p90"] },
  {
    role: "after",
    headings: [
      "after",
      "predecessors",
      "predecessor",
      "depends on",
      "dependencies",
      "dependency",
      "blocked by",
      "waits for",
    ],
  },
  {
    role: "target",
    headings: [
      "target",
      "target date",
      "finish",
      "finish date",
      "end",
      "end date",
      "due",
      "due date",
      "deadline",
      "by",
      "date",
      "when",
    ],
  },
  {
    role: "owner",
    headings: [
      "owner",
      "assignee",
      "assigned to",
      "responsible",
      "resource",
      "resource names",
      "who",
      "lead",
      "person",
      "accountable",
    ],
  },
  {
    role: "progress",
    headings: ["progress", "% complete", "complete", "percent complete", "% done", "done", "%", "% work complete"],
  },
  {
    role: "parent",
    headings: [
      "parent",
      "milestone",
      "group",
      "phase",
      "initiative",
      "section",
      "epic",
      "workstream",
      "project",
      "list",
      "stage",
    ],
  },
  { role: "kind", headings: ["kind", "type", "issue type", "item type"] },
  { role: "level", headings: ["level", "outline level", "indent", "depth"] },
  { role: "wbs", headings: ["wbs", "outline number", "wbs code"] },
  {
    role: "called",
    headings: ["id", "#", "no", "number", "unique id", "uid", "key", "row", "issue key", "task id", "activity id"],
  },
  { role: "notes", headings: ["notes", "note", "description", "comment", "comments", "details"] },
]
