import type { Form, Reading } from "@/plans/calls"

export type Understood = Reading["understood"][number]
export type ReadProblem = Reading["problems"][number]

/** A line of what somebody wrote: what it came to, and what of it was not understood. */
export type ReadLine = {
  readonly line: number
  readonly understood: readonly Understood[]
  readonly problems: readonly ReadProblem[]
}

/** A reading line by line; line 0 is for what is wrong with the whole. */
export function byLine({ understood, problems }: Pick<Reading, "understood" | "problems">): ReadLine[] {
  const numbers = new Set([...understood.map(({ line }) => line), ...problems.map(({ line }) => line ?? 0)])
  return [...numbers]
    .sort((a, b) => a - b)
    .map((line) => ({
      line,
      understood: understood.filter((each) => each.line === line),
      problems: problems.filter((each) => (each.line ?? 0) === line),
    }))
}

/** The lines of which something could not be read, from the first on. */
export function unreadLines({ problems }: Pick<Reading, "problems">): number[] {
  return [...new Set(problems.flatMap(({ line }) => line || []))].sort((a, b) => a - b)
}

/** Where a line stands in a text, from 1, for selecting it: from its first letter to behind its last. */
export function placeOfLine(text: string, line: number): [number, number] {
  const lines = text.split(/\r\n|\r|\n/)
  let start = 0
  for (const before of lines.slice(0, line - 1)) {
    start += before.length
    start += text.startsWith("\r\n", start) ? 2 : 1
  }
  return [start, start + (lines[line - 1]?.length ?? 0)]
}

const COLLECTIONS = ["milestones", "tasks", "objectives", "initiatives", "risks", "people"] as const
export type Collection = (typeof COLLECTIONS)[number]

/** How many of what a document holds; what it has none of is left out. */
export function contents(document: Readonly<Record<string, unknown>>): [Collection, number][] {
  return COLLECTIONS.flatMap((name) => {
    const found = document[name]
    return Array.isArray(found) && found.length > 0 ? [[name, found.length] as [Collection, number]] : []
  })
}

/** What the things of a document are called, by their ids. */
export function namesOf(document: Readonly<Record<string, unknown>> | null | undefined): Map<string, string> {
  const lists = Object.values(document ?? {}).filter(Array.isArray) as { id?: unknown; name?: unknown }[][]
  return new Map(
    lists.flat().flatMap(({ id, name }) => (typeof id === "string" && typeof name === "string" ? [[id, name]] : [])),
  )
}

/** The name that a document gives its plan. */
export function nameOf(document: Readonly<Record<string, unknown>> | null | undefined): string {
  return typeof document?.plan === "string" ? document.plan : ""
}

const FORMS: Readonly<Record<string, Form>> = { yaml: "file", yml: "file", json: "file", csv: "cells", tsv: "cells" }

/** What a file is by the ending of its name, where that says it. */
export function formOfFile(name: string): Form | undefined {
  return FORMS[name.split(".").at(-1)?.toLowerCase() ?? ""]
}
