import type { Read } from "@/entity/read"
import { say } from "@/words/words"

/** A stretch of time as people write it: `5d` of working time, `3ed` elapsed. */
export type Duration = { readonly amount: string; readonly unit: string }

const UNITS: Record<string, string> = {
  m: "m",
  min: "m",
  minute: "m",
  h: "h",
  hr: "h",
  hour: "h",
  d: "d",
  day: "d",
  w: "w",
  wk: "w",
  week: "w",
  em: "em",
  eh: "eh",
  ed: "ed",
  ew: "ew",
}
export const UNIT_PATTERN = "(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|e[mhdw]|[mhdw])"
const PATTERN = new RegExp(`^([+-]?)\\s*(\\d+(?:[.,]\\d+)?)\\s*(${UNIT_PATTERN})?$`, "i")

/** The parts of a duration; `unit` stands in where none is written. */
export function partsOf(text: string, unit?: string): Duration | undefined {
  const found = PATTERN.exec(text.trim())
  const written = found?.[3] ? unitOf(found[3]) : unit
  if (!found || !written) return undefined
  const sign = found[1] === "-" ? "-" : ""
  return { amount: sign + (found[2] ?? "").replace(",", "."), unit: written }
}

function unitOf(text: string): string | undefined {
  const lower = text.toLowerCase()
  return UNITS[lower] ?? UNITS[lower.replace(/s$/, "")]
}

export function durationText({ amount, unit }: Duration): string {
  return amount + unit
}

/** A duration as the plan file has it: `5 days` is `5d`, and a number alone counts days. */
export function readDuration(text: string): Read<string> {
  const found = partsOf(text, "d")
  return found ? { value: durationText(found) } : { wrong: say("entity.badDuration", { text: text.trim() }) }
}
