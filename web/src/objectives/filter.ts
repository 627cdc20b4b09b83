import type { Node } from "@/objectives/tree"

/** What the tree can be narrowed to besides a text: kept in the address as `is:WORD` within `find`. */
export const NARROWINGS = ["gap", "stale", "unlikely"] as const
export type Narrowing = (typeof NARROWINGS)[number]

export type Filter = { readonly text: string; readonly is: Narrowing | undefined }

const TOKEN = /(?:^|\s)is:(\S*)/

/** The filter that `find` of the address says. */
export function readFilter(find: string | undefined): Filter {
  const word = TOKEN.exec(find ?? "")?.[1]
  return { text: (find ?? "").replace(TOKEN, "").trimStart(), is: NARROWINGS.find((each) => each === word) }
}

/** `find` for the address; undefined where nothing is filtered. */
export function filterText({ text, is }: Filter): string | undefined {
  const found = [is === undefined ? "" : `is:${is}`, text].filter((part) => part !== "").join(" ")
  return found === "" ? undefined : found
}

export function isFiltering({ text, is }: Filter): boolean {
  return text.trim() !== "" || is !== undefined
}

/** What a filter keeps, and the keys of what is kept only because it leads there. */
export type Filtered = { readonly nodes: readonly Node[]; readonly leading: ReadonlySet<string> }

/** The nodes that fit, with all below them, and what leads to them. */
export function filtered(
  nodes: readonly Node[],
  { text, is }: Filter,
  shows: (node: Node, is: Narrowing) => boolean,
): Filtered {
  const wanted = plain(text.trim())
  const leading = new Set<string>()
  const fits = (node: Node) =>
    (wanted === "" || plain(node.name).includes(wanted)) && (is === undefined || shows(node, is))
  const keep = (node: Node): Node[] => {
    if (fits(node)) return [node]
    const children = node.children.flatMap(keep)
    if (children.length === 0) return []
    leading.add(node.key)
    return [{ ...node, children }]
  }
  return { nodes: nodes.flatMap(keep), leading }
}

/** Without case and accents, so that people find what they mean. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
}
