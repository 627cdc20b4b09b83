import type { Minutes } from "@/drawing/time"
import type { Resolve } from "@/entity/link"
import { type Item, nested } from "@/outline/items"
import { readLine } from "@/outline/quick"

const TAB = 4

/**
 * Lines of text as items: each a task, what is indented under a line belongs to it. `resolve` gets the names of the
 * lines too, so that they can wait for each other.
 */
export function itemsOfLines(
  text: string,
  today: Minutes,
  resolveWith: (names: ReadonlyMap<string, string>) => Resolve,
): Item[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "")
  const names = new Map(lines.map((line) => readLine(bare(line), today, nobody).name).map((name) => [name, name]))
  // Names of lines that say what they wait for end before it.
  for (const line of lines) {
    const short = bare(line).replace(/\s+after\s.*$/i, "")
    const { name } = readLine(short, today, nobody)
    names.set(name, name)
  }
  const resolve = resolveWith(names)
  return nested(lines.map((line) => ({ ...readLine(bare(line), today, resolve), depth: depthOf(line) })))
}

const nobody: Resolve = () => ({ wrong: "" })

function bare(line: string): string {
  return line.trim().replace(/:$/, "")
}

/** How far a line is indented, in columns. */
function depthOf(line: string): number {
  const space = /^\s*/.exec(line)?.[0] ?? ""
  return [...space].reduce((width, character) => (character === "\t" ? width - (width % TAB) + TAB : width + 1), 0)
}
