import type { Minutes } from "@/drawing/time"
import { isWrittenAsDate, readDate } from "@/entity/date-words"
import { estimateOf } from "@/entity/estimate"
import { isWrong, type Read } from "@/entity/read"
import { type Flat, type Item, nested } from "@/outline/items"
import { ROLES, type Role } from "@/outline/roles"
import type { Fields, Json } from "@/replica/effect"
import { say } from "@/words/words"

/** Cells as a spreadsheet puts them on the clipboard: tabs between them, quotes around those with breaks in them. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = []
  const row: string[] = []
  let cell = ""
  let quoted = false
  for (let place = 0; place < text.length; place += 1) {
    const letter = text.charAt(place)
    if (quoted) {
      if (letter === '"' && text.charAt(place + 1) === '"') {
        cell += '"'
        place += 1
      } else if (letter === '"') quoted = false
      else cell += letter
    } else if (letter === '"' && cell === "") quoted = true
    else if (letter === "\t" || letter === "\n") {
      row.push(cell.replace(/\r$/, ""))
      cell = ""
      if (letter === "\n") rows.push(row.splice(0))
    } else cell += letter
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell])
  return rows.filter((each) => each.some((one) => one.trim() !== ""))
}

/** Whether a text is cells rather than lines: several of its lines have as many tabs within them. */
export function isCells(text: string): boolean {
  const tabs = cellsOf(text).map((row) => row.length)
  return tabs.some((count) => count > 1) && !/^\t+\S[^\t]*$/m.test(text)
}

export type Guess = { readonly roles: readonly Role[]; readonly header: boolean }

/** What each column holds: by its heading, else by what stands in it. */
export function guessed(rows: readonly (readonly string[])[], today: Minutes, people: ReadonlySet<string>): Guess {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const named = Array.from({ length: width }, (_, place) => roleNamed(rows[0]?.[place] ?? ""))
  const header = named.filter((role) => role !== undefined).length >= Math.min(2, width)
  const body = header ? rows.slice(1) : rows
  const taken = new Set<Role>()
  const roles = Array.from({ length: width }, (_, place): Role => {
    const values = body.map((row) => row[place]?.trim() ?? "").filter((value) => value !== "")
    const role = (header ? named[place] : undefined) ?? (header ? "skip" : roleOf(values, today, people))
    if (role === "skip" || taken.has(role)) return "skip"
    taken.add(role)
    return role
  })
  const complete = taken.has("name") ? roles : withName(roles, body)
  return { header, roles: header ? complete : withLinks(complete, body) }
}

/** Under no heading, what only names other rows says what each row waits for. */
function withLinks(roles: readonly Role[], body: readonly (readonly string[])[]): readonly Role[] {
  if (roles.includes("after")) return roles
  const name = roles.indexOf("name")
  const called = (text: string | undefined) => text?.trim().toLowerCase() ?? ""
  const names = new Set(body.map((row) => called(row[name])))
  const isLinks = (place: number) => {
    const cells = body.filter((row) => called(row[place]) !== "")
    const others = (row: readonly string[]) => called(row[place]).split(/[,;]/).map(called)
    return (
      cells.length > 0 &&
      cells.every((row) => others(row).every((other) => other !== called(row[name]) && names.has(other)))
    )
  }
  const found = roles.findIndex((role, place) => role === "skip" && isLinks(place))
  return roles.map((role, place) => (place === found ? "after" : role))
}

function roleNamed(heading: string): Role | undefined {
  const wanted = heading
    .toLowerCase()
    .replace(/[^a-z0-9%#]+/g, " ")
    .trim()
  if (wanted === "") return undefined
  return ROLES.find(({ headings }) => headings.includes(wanted))?.role
}

const LINK = /^[\w.-]+(?:(?:fs|ss|ff|sf)?(?:[+-]\d+\s*\w+)?)(?:[,;]\s*[\w.-]+(?:fs|ss|ff|sf)?(?:[+-]\d+\s*\w+)?)*$/i

/** What values that stand under no heading are, where all of them are alike. */
function roleOf(values: readonly string[], today: Minutes, people: ReadonlySet<string>): Role {
  const all = (fits: (value: string, place: number) => boolean) => values.length > 0 && values.every(fits)
  if (all((value, place) => value === String(place + 1))) return "called"
  if (all((value) => /^\d+([.,]\d+)?\s*%$/.test(value))) return "progress"
  const dayFirst = dayStandsFirst(values)
  const isDate = (value: string) => dateIn(value, today, dayFirst) !== undefined
  const isMeantAsDate = (value: string) => isDate(value) || isWrittenAsDate(dateLine(value, dayFirst))
  if (values.some(isDate) && all((value) => isMeantAsDate(value) && /\D/.test(value))) return "target"
  if (all((value) => /[a-z]/i.test(value) && estimateIn(value) !== undefined)) return "estimate"
  if (all((value) => people.has(value.toLowerCase()))) return "owner"
  if (all((value) => /^\d+([.,]\d+)?$/.test(value))) return "estimate"
  if (all((value) => /\d|[-_.]/.test(value) && LINK.test(value))) return "after"
  return all((value) => /\p{L}/u.test(value)) ? "name" : "skip"
}

/** The wordiest of the columns that hold nothing else is the name; without one, of those that may hold names. */
function withName(roles: readonly Role[], body: readonly (readonly string[])[]): Role[] {
  const length = (place: number) => body.reduce((sum, row) => sum + (row[place]?.length ?? 0), 0)
  const among = (wanted: readonly Role[]) => roles.flatMap((role, place) => (wanted.includes(role) ? [place] : []))
  const free = among(["skip"])
  const best = (free.length > 0 ? free : among(["after", "owner", "called"])).toSorted(
    (a, b) => length(b) - length(a),
  )[0]
  return roles.map((role, place) => (place === best ? "name" : role))
}

/** The items that rows of cells say, by what each column holds; rows without a name are left out. */
export function itemsOfCells(rows: readonly (readonly string[])[], { roles, header }: Guess, today: Minutes): Item[] {
  const body = header ? rows.slice(1) : rows
  const dates = body.map((row) => row[roles.indexOf("target")] ?? "")
  const date = (text: string) => dateIn(text, today, dayStandsFirst(dates))
  const found = body.flatMap((row) => {
    const cell = (role: Role) => row[roles.indexOf(role)] ?? ""
    const item = itemOf(cell, date)
    return item ? [{ item, group: cell("parent").trim() }] : []
  })
  return nested(found.some(({ group }) => group !== "") ? grouped(found) : found.map(({ item }) => item))
}

const NONE = /^[-\u2013\u2014]?$|^0+([.,]0*)?\s*%?$/

/** A cell that cannot be read as what its column holds: the name of its row, which comes without it, and why. */
export type UnreadCell = { readonly row: string; readonly why: string }

/** What stands in cells and cannot be read, row by row. */
export function unreadCells(
  rows: readonly (readonly string[])[],
  { roles, header }: Guess,
  today: Minutes,
): readonly UnreadCell[] {
  const body = header ? rows.slice(1) : rows
  const dayFirst = dayStandsFirst(body.map((row) => row[roles.indexOf("target")] ?? ""))
  const whyNoEstimate = (text: string) =>
    estimateIn(text) === undefined ? say("entity.badEstimate", { text }) : undefined
  const whys: Partial<Record<Role, (text: string) => string | undefined>> = {
    estimate: whyNoEstimate,
    low: whyNoEstimate,
    likely: whyNoEstimate,
    high: whyNoEstimate,
    target: (text) => {
      const read = dateRead(text, today, dayFirst)
      return isWrong(read) ? read.wrong : undefined
    },
    progress: (text) => (shareIn(text) === undefined ? say("entity.badPercent", { text }) : undefined),
  }
  return body.flatMap((row) =>
    roles.flatMap((role, place) => {
      const text = row[place]?.trim() ?? ""
      const why = NONE.test(text) ? undefined : whys[role]?.(text)
      return why === undefined ? [] : [{ row: row[roles.indexOf("name")]?.trim() ?? "", why }]
    }),
  )
}

function itemOf(cell: (role: Role) => string, date: (text: string) => string | undefined): Flat | undefined {
  const name = cell("name").trim().replace(/\s+/g, " ")
  if (name === "") return undefined
  const given = kindIn(cell("kind"))
  const estimate = durationIn(cell)
  const point = given === "milestone" || (given === undefined && isNothing(estimate))
  const target = date(cell("target"))
  const progress = shareIn(cell("progress"))
  const texts = { after: cell("after"), owner: cell("owner"), notes: cell("notes"), called: cell("called") }
  const told = Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => (text.trim() ? [[key, text.trim()]] : [])),
  )
  return {
    name,
    depth: depthIn(cell),
    ...((given ?? point) ? { kind: given ?? "milestone" } : {}),
    ...(estimate !== undefined && !point && given !== "initiative" ? { estimate } : {}),
    ...(target === undefined ? {} : { target }),
    ...(progress === undefined ? {} : { progress }),
    ...told,
  }
}

/** Rows under what their group is called, each group once and where it comes first. */
function grouped(rows: readonly { item: Flat; group: string }[]): Flat[] {
  const groups = new Map<string, Flat[]>()
  for (const { item, group } of rows) groups.set(group, [...(groups.get(group) ?? []), item])
  return [...groups].flatMap(([name, items]) => {
    if (name === "") return items
    return [{ name, depth: 0 }, ...items.map((item) => ({ ...item, depth: item.depth + 1 }))]
  })
}

function depthIn(cell: (role: Role) => string): number {
  const level = Number(cell("level").trim())
  if (cell("level").trim() !== "" && Number.isFinite(level)) return level
  const outline = cell("wbs").trim()
  if (outline !== "") return outline.split(".").filter(Boolean).length
  return (/^\s*/.exec(cell("name"))?.[0] ?? "").length
}

function durationIn(cell: (role: Role) => string): Json | undefined {
  const points = (["low", "likely", "high"] as const).map((role) => estimateIn(cell(role)))
  const [low, likely, high] = points
  if (typeof low === "string" && typeof high === "string") {
    const range: Fields = { low, high }
    return typeof likely === "string" ? { ...range, likely } : { ...range, shape: "uniform" }
  }
  return estimateIn(cell("estimate")) ?? likely
}

/** `5 days?` is an estimate that another program made up. */
function estimateIn(text: string): Json | undefined {
  return text.trim() === ""
    ? undefined
    : estimateOf(
        text
          .trim()
          .replace(/\?$/, "")
          .replace(/^e(?=lapsed)/i, ""),
      )
}

function isNothing(estimate: Json | undefined): boolean {
  return typeof estimate === "string" && Number.parseFloat(estimate) === 0
}

const WEEKDAY = /^\p{L}{2,4}\.?,?\s+(?=\d)/u
const NUMBERS = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})\b/

/** A date, with or without its weekday before it; of a moment its day alone. */
function dateIn(text: string, today: Minutes, dayFirst?: boolean): string | undefined {
  const read = dateRead(text, today, dayFirst)
  return !isWrong(read) && read.value !== null ? read.value.slice(0, 10) : undefined
}

function dateRead(text: string, today: Minutes, dayFirst?: boolean): Read<string | null> {
  return readDate(dateLine(text, dayFirst), today, text.trim())
}

/** A date without its weekday, and with its year first where it is known whether its day stands before its month. */
function dateLine(text: string, dayFirst?: boolean): string {
  const bare = text.trim().replace(WEEKDAY, "")
  const numbers = dayFirst === undefined ? null : NUMBERS.exec(bare)
  const [, first = "", second = "", year = ""] = numbers ?? []
  const whole = year.length === 2 ? `20${year}` : year
  return numbers ? `${whole}-${dayFirst ? second : first}-${dayFirst ? first : second}` : bare
}

/** Of dates in numbers that are written alike: whether the day stands first; undefined where nothing tells. */
function dayStandsFirst(texts: readonly string[]): boolean | undefined {
  const numbers = texts.map((text) => NUMBERS.exec(text.trim().replace(WEEKDAY, "")))
  if (numbers.some((found) => Number(found?.[1]) > 12)) return true
  return numbers.some((found) => Number(found?.[2]) > 12) ? false : undefined
}

function shareIn(text: string): string | undefined {
  const found = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text.trim())
  if (!found) return undefined
  const number = Number((found[1] ?? "").replace(",", "."))
  const percents = found[2] || number > 1 ? number : number * 100
  return percents > 0 && percents <= 100 ? `${Math.round(percents)}%` : undefined
}

const KIND_WORDS: readonly [RegExp, "initiative" | "milestone" | "task"][] = [
  [/milestone|gate|meilenstein/i, "milestone"],
  [/initiative|project|epic|programme?|workstream/i, "initiative"],
  [/task|activity|story|work/i, "task"],
]

function kindIn(text: string): "initiative" | "milestone" | "task" | undefined {
  if (/^(yes|true|1)$/i.test(text.trim())) return "milestone"
  return KIND_WORDS.find(([pattern]) => pattern.test(text))?.[1]
}
