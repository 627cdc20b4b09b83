import { findById } from "@/entity/entity"
import type { PlanState } from "@/replica/state"

const LONGEST = 80
const LONGEST_SLUG = 40

/** An id made from a name, as the server makes them: plain lower case letters, digits and hyphens. */
export function slug(name: string): string {
  const plain = name
    .normalize("NFKD")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: everything outside of ASCII goes
    .replace(/[^\x00-\x7f]/g, "")
    .toLowerCase()
  const joined = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "")
  return joined.slice(0, LONGEST_SLUG) || "item"
}

/** The id that was wanted, or the first of `wanted-2`, `wanted-3`, ... that the plan neither has nor had. */
export function freshId(plan: PlanState, wanted: string, also: ReadonlySet<string> = new Set()): string {
  let found = wanted
  for (let number = 2; also.has(found) || plan.retired.has(found) || findById(plan, found); number += 1) {
    const ending = `-${number}`
    found = wanted.slice(0, LONGEST - ending.length) + ending
  }
  return found
}
