import type { Kind } from "@/entity/kinds"
import { type Hit, search } from "@/entity/search"
import { plain } from "@/entity/search-words"
import type { PlanState } from "@/replica/state"

const MOST = 8
const TAIL = /(?:(?:\s+|(?<=\d))(?:FS|SS|FF|SF))?\s*(?:[+-]\s*\d*(?:[.,]\d+)?\s*[a-z]*)?$/i

/** What a text may be completed to: the name that is looked for, what the plan has of it, and the type and lag behind it. */
export type Completion = { readonly wanted: string; readonly hits: readonly Hit[]; readonly tail: string }

/** How a name that is being written may go on. A name itself may end in what looks like a lag. */
export function completionOf(plan: PlanState, text: string, kinds: readonly Kind[]): Completion {
  const whole = text.trim()
  const named = found(plan, whole, kinds).filter(({ title }) => plain(title).startsWith(plain(whole)))
  if (named.length > 0) return { wanted: whole, hits: named, tail: "" }
  const wanted = text.replace(TAIL, "").trim()
  return { wanted, hits: found(plan, wanted, kinds), tail: TAIL.exec(text)?.[0] ?? "" }
}

function found(plan: PlanState, text: string, kinds: readonly Kind[]): Hit[] {
  return text === "" ? [] : search(plan, text, { kinds, limit: MOST })
}
