import { durationText, partsOf, UNIT_PATTERN } from "@/entity/duration"
import { isRecord, textOf } from "@/entity/entity"
import type { Read } from "@/entity/read"
import type { Fields, Json } from "@/replica/effect"
import { say } from "@/words/words"

/**
 * Estimates as one line of text, both ways:
 *
 *     5d                        one guess             5-10d            from low to high, nothing known between
 *     5-8-12d                   low, likely, high     5-8-12d triangular, 4-6-15d lognormal, 4-6-15d p10-p90
 *     5d fixed                  certain               2d, 3d, 8d       values seen before
 *     p10 4d, p50 6d, p90 15d   by percentiles
 */
export const SHAPES = ["pert", "triangular", "uniform", "lognormal"] as const

const NUMBER = "\\d+(?:[.,]\\d+)?"
const POINT = `${NUMBER}\\s*${UNIT_PATTERN}?`
const BETWEEN = "\\s*(?:-|–|—|/|\\.\\.|\\bto\\b)\\s*"
const RANGE = new RegExp(`^(${POINT})${BETWEEN}(${POINT})(?:${BETWEEN}(${POINT}))?$`, "i")
const FIXED = /^(?:=\s*(.+)|exactly\s+(.+)|(.+?)\s*(?:!|\bfixed|\bexactly))$/i
const PERCENTILE = /^p\s*(\d{1,3})\s*:?\s*(.+)$/i
const ENDING = /^(.*?)\s+(pert|triangular|uniform|lognormal|p\d{1,2}\s*-\s*p\d{1,2})$/i

/** The estimate that a line of text says; undefined where it says none. */
export function estimateOf(text: string): Json | undefined {
  const line = text.trim()
  return percentiles(line) ?? values(line) ?? fixed(line) ?? range(line) ?? guess(line)
}

/** An estimate for the plan; an empty text takes it away. */
export function readEstimate(text: string): Read<Json> {
  if (text.trim() === "") return { value: null }
  const found = estimateOf(text)
  return found === undefined ? { wrong: say("entity.badEstimate", { text: text.trim() }) } : { value: found }
}

/** An estimate as the line of text that reads as it. */
export function estimateText(estimate: Json | undefined): string {
  if (typeof estimate === "string") return estimate
  if (!isRecord(estimate)) return ""
  const certain = textOf(estimate, "fixed")
  if (certain !== undefined) return `${certain} fixed`
  if (Array.isArray(estimate.values)) return valuesText(estimate.values)
  if (isRecord(estimate.percentiles)) {
    return Object.entries(estimate.percentiles)
      .map(([percent, value]) => `p${percent} ${String(value)}`)
      .join(", ")
  }
  return rangeText(estimate)
}

function guess(line: string): Json | undefined {
  const found = partsOf(line, "d")
  return found && !found.amount.startsWith("-") ? durationText(found) : undefined
}

function fixed(line: string): Json | undefined {
  const found = FIXED.exec(line)
  const inner = found?.slice(1).find((part) => part !== undefined)
  const duration = inner === undefined ? undefined : guess(inner)
  return duration === undefined ? undefined : { fixed: duration }
}

function values(line: string): Json | undefined {
  const parts = line.split(/\s*[,;]\s+|\s*;\s*/).filter((part) => part !== "")
  if (parts.length === 1 && /^values?\s/i.test(line)) return listed([line.replace(/^values?\s+/i, "")])
  return parts.length > 1 ? listed(parts) : undefined
}

function listed(parts: readonly string[]): Json | undefined {
  const found = parts.map(guess)
  return found.every((each) => each !== undefined) ? { values: found } : undefined
}

function valuesText(values: readonly Json[]): string {
  return values.length === 1 ? `values ${String(values[0])}` : values.map(String).join(", ")
}

function percentiles(line: string): Json | undefined {
  const parts = line.split(/\s*[,;]\s*/).map((part) => PERCENTILE.exec(part))
  if (parts.length < 2) return undefined
  const found: Fields = {}
  for (const part of parts) {
    const value = part ? guess(part[2] ?? "") : undefined
    if (!part || value === undefined) return undefined
    found[String(Number(part[1]))] = value
  }
  return { percentiles: found }
}

function range(line: string): Json | undefined {
  const ending = ENDING.exec(line)
  const found = RANGE.exec((ending?.[1] ?? line).trim())
  if (!found) return undefined
  const points = inOneUnit(found.slice(1).filter((part) => part !== undefined))
  if (!points) return undefined
  const [low = "", second = "", third] = points
  const said = ending?.[2]?.toLowerCase().replace(/\s/g, "") ?? ""
  const percents = /^p\d/.test(said)
  const between: Fields = percents ? { range: said } : {}
  const shape = percents ? "" : said
  if (third !== undefined) return { low, likely: second, high: third, ...between, ...(shape ? { shape } : {}) }
  return shape === "" || shape === "uniform" ? { low, high: second, ...between, shape: "uniform" } : undefined
}

/** A unit that is written once holds for the points before it: `5-10d`. */
function inOneUnit(points: readonly string[]): string[] | undefined {
  let unit: string | undefined = "d"
  const found: string[] = []
  for (const point of [...points].reverse()) {
    const parts = partsOf(point, unit)
    if (!parts) return undefined
    unit = parts.unit
    found.unshift(durationText(parts))
  }
  return found
}

function rangeText(estimate: Fields): string {
  const points = [estimate.low, estimate.likely, estimate.high].filter((each) => typeof each === "string")
  const line = joined(points)
  const shape = textOf(estimate, "shape")
  const told = points.length === 2 ? shape !== "uniform" : shape !== undefined && shape !== "pert"
  return [line, told ? shape : undefined, textOf(estimate, "range")].filter(Boolean).join(" ")
}

function joined(points: readonly string[]): string {
  const parts = points.map((point) => partsOf(point))
  const unit = parts.at(-1)?.unit
  if (parts.every((part) => part?.unit === unit)) return parts.map((part) => part?.amount).join("-") + (unit ?? "")
  return points.join("-")
}
