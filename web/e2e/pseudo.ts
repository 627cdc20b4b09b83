/** The page in words that nobody speaks, with data in Greek letters: every Latin letter left is not from the catalogue. */

import type { Browser, BrowserContext, Page } from "playwright-core"
import { english } from "@/words/english"
import { pseudo } from "@/words/pseudo"
import { unbroken } from "../src/words/unbroken"
import type { Server } from "./stage"
import { newContext } from "./stage"

const WORDS = pseudo(english)

/** A message without values, as the pseudo-locale has it. */
export function named(key: keyof typeof english): string {
  return WORDS[key] ?? key
}

/** The page shows what is longer than a name beside that name. */
const SENTENCE = 10

/** Letter for letter, so that a name is as long as it was, and has no Latin letter. */
const LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
const GREEK = "αβψδεφγηιξκλμνοπκρστθωςχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΚΡΣΤΘΩΣΧΥΖ"
const LETTERS = new Map([...LATIN].map((letter, place) => [letter, [...GREEK][place] ?? letter]))

/** What people write, in a plan file. The rest of it is the plan language, or ids. */
const WRITTEN = new Set(["plan", "name", "title", "notes", "note", "description", "unit", "reason", "comment", "text"])

export function greek(text: string): string {
  return [...text].map((letter) => LETTERS.get(letter) ?? letter).join("")
}

/** A plan file with what people wrote in Greek letters. */
export function translated(value: unknown, key = ""): unknown {
  if (typeof value === "string") return WRITTEN.has(key) ? greek(value) : value
  if (Array.isArray(value)) return value.map((each) => translated(each, key))
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, translated(each, name)]))
}

type Api = {
  get: (path: string) => Promise<unknown>
  send: (method: string, path: string, body?: unknown) => Promise<unknown>
}

export function api(server: Server): Api {
  const token = server.run("token", "add", "you@localhost", "--scope", "write")
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" }
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${server.url}/api/v1/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`)
    return text === "" ? undefined : (JSON.parse(text) as unknown)
  }
  return { get: (path) => send("GET", path), send }
}

/** The example's plan with Greek names, in the place of all example plans; its id. */
export async function greekPlan(server: Server): Promise<string> {
  const { get, send } = api(server)
  const { items } = (await get("plans")) as { items: { id: string; name: string; workspace: string }[] }
  const example = items.find(({ name }) => name === "Hearth 2 launch")
  const document = translated(await get(`plans/${example?.id}/export?format=json`))
  const made = (await send("POST", "plans", { document, workspace: example?.workspace })) as { id: string }
  for (const { id } of items) await send("DELETE", `plans/${id}`)
  await send("PATCH", `workspaces/${example?.workspace}`, { name: greek("Examples") })
  await get(`plans/${made.id}/forecast`)
  return made.id
}

/** What stands in a plan without a name is called by its id. */
export async function namesFromIds(server: Server, plan: string): Promise<RegExp[]> {
  const { entities } = (await api(server).get(`plans/${plan}/snapshot`)) as {
    entities: Record<string, { id: string; name?: string }[]>
  }
  const nameless = Object.values(entities).flatMap((each) => each.flatMap(({ id, name }) => (name ? [] : [id])))
  const longestFirst = nameless.sort((one, other) => other.length - one.length)
  return longestFirst.map((id) => new RegExp(`\\b${id.replaceAll("-", "[- ]")}\\b`, "gi"))
}

/** A browser that speaks the pseudo-locale, and writes dates and numbers as Greeks do. */
export async function pseudoContext(browser: Browser, options = {}): Promise<BrowserContext> {
  const context = await newContext(browser, { locale: "el-GR", ...options })
  await context.addInitScript(() => localStorage.setItem("milepost.words", "pseudo"))
  return context
}

/** Sentences that the server made: by the field of an answer in which they came. */
export type Heard = Map<string, Set<string>>

/** Hears what the server says in some fields of its answers, wherever they stand in them. */
export function hear(context: BrowserContext, fields: ReadonlySet<string>): Heard {
  const heard: Heard = new Map()
  const keep = (value: unknown, field: string): void => {
    if (typeof value === "string" && fields.has(field)) heard.set(field, (heard.get(field) ?? new Set()).add(value))
    else if (value !== null && typeof value === "object")
      for (const [name, each] of Object.entries(value)) keep(each, Array.isArray(value) ? field : name)
  }
  context.on("response", async (response) => {
    const isJson = response.headers()["content-type"]?.includes("json") && response.url().includes("/api/v1/")
    if (isJson) keep(await response.json().catch(() => null), "")
  })
  return heard
}

/** What a page says in Latin letters, with where it says so, beside what is allowed and what the server said. */
export async function strays(page: Page, allowed: readonly RegExp[], heard: Heard): Promise<string[]> {
  const sentences = [...heard.values()].flatMap((each) => [...each]).flatMap((each) => [each, unbroken(each)])
  const told = sentences
    .flatMap((sentence) => [sentence, beginning(sentence), ...sentence.split("`")])
    .filter((part) => part.length > 2)
    .sort((one, other) => other.length - one.length)
  const said = await page.evaluate(spoken)
  const found = said.flatMap(({ text, where }) => {
    const rest = [...told, ...allowed].reduce((left: string, each) => left.replaceAll(each, " "), text)
    const whole = text.trim().replace(/\.$/, "")
    const isPart = whole.length > SENTENCE && told.some((sentence) => sentence.includes(whole))
    return !isPart && /[A-Za-z]{2}/.test(rest) ? [`${where}: ${text.trim()}`] : []
  })
  return [...new Set(found)]
}

/** A sentence that stands by itself. */
function beginning(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** Every text and name of the page that somebody sees or is told. */
function spoken(): { text: string; where: string }[] {
  const NAMES = [
    "aria-label",
    "title",
    "placeholder",
    "alt",
    "aria-description",
    "aria-valuetext",
    "aria-roledescription",
  ]
  const found = [{ text: document.title, where: "title of the page" }]
  const place = (element: Element) =>
    `${element.tagName.toLowerCase()}${element.getAttribute("role") ? `[${element.getAttribute("role")}]` : ""} in ${
      element.closest("[role=dialog], [role=menu], aside, nav, header, main")?.tagName.toLowerCase() ?? "body"
    }`
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement
    if (!element || element.closest("script, style, noscript")) continue
    if (!element.checkVisibility({ visibilityProperty: true }) && !element.closest("svg")) continue
    if (node instanceof Text) {
      if (node.data.trim() !== "") found.push({ text: node.data, where: place(element) })
      continue
    }
    for (const name of NAMES) {
      const text = element.getAttribute(name)
      if (text) found.push({ text, where: `${name} of ${place(element)}` })
    }
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    if (isField && !/^(hidden|radio|checkbox)$/.test(element.type) && element.value)
      found.push({ text: element.value, where: `in ${place(element)}` })
  }
  return found
}
