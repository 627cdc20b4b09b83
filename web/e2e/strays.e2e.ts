/**
 * In a language nobody speaks nothing is left in English: every word of the page is in the catalogue. What is allowed
 * beside it is listed here: what people write, and what the server says in English by itself.
 */

import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { greekPlan, type Heard, hear, named, namesFromIds, pseudoContext, strays } from "./pseudo"
import { come, context, leave, page, server, setTheScene } from "./scene"

/** The plan language, as people write it into fields: durations, links, shares, distributions, names of calendars, ids. */
const PLAN_LANGUAGE = [
  /[<>≤≥]?\d[\d.,\-–]*\s?(?:ed|eh|ew|mo|d|w|h|m)\b/g,
  /\b(?:FS|SS|FF|SF)\b/g,
  /\b(?:lognormal|triangular|normal|uniform|pert|fixed)\b/g,
  /\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g,
  /\bGBP\b/g,
]
/** Addresses, names of accounts and tokens, and what the browser says it is. */
const DATA = [
  /\S+@\S+/g,
  /\b(?:You|YO|command line|Examples)\b/g,
  /\bmp_[\w-]+/g,
  /\b127\.0\.0\.1\S*/g,
  /\b(?:HeadlessChrome|Chromium|Chrome|Linux)\b/g,
]
/** The fields of the API's answers that hold sentences in English. */
const SERVER = new Set(["sentence", "answer", "reason", "message", "mend", "basis", "text", "title"])
/** What the browser says aloud of a page that is not there. */
const MISSING = /status of 404/

const PATIENCE = 15_000
const REST = 600
const PICTURES = process.env.MILEPOST_PICTURES_OF_STRAYS

let plan: string
let heard: Heard
let ids: RegExp[]

setTheScene()
beforeAll(async () => {
  plan = await greekPlan(server)
  ids = await namesFromIds(server, plan)
})

async function enter(options = {}): Promise<void> {
  await come({ options, allowed: MISSING, patience: PATIENCE, opened: pseudoContext })
  heard = hear(context, SERVER)
  await page.goto(server.linkFor("you@localhost"))
}

/** Nothing on the page is English, once it rests: what the server said may be drawn before it is heard here. */
async function expectNone(what: string): Promise<void> {
  await page.waitForTimeout(REST)
  await page.locator(".mantine-Loader-root").first().waitFor({ state: "detached" })
  let found = await strays(page, [...PLAN_LANGUAGE, ...DATA, ...ids], heard)
  if (found.length > 0) {
    await page.waitForTimeout(2 * REST)
    found = await strays(page, [...PLAN_LANGUAGE, ...DATA, ...ids], heard)
  }
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${what.replace(/\W+/g, "-")}.png` })
  expect.soft(found, what).toEqual([])
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), what).toBeLessThanOrEqual(0)
}

async function open(view: string, search = ""): Promise<void> {
  await page.goto(`${server.url}/plans/${plan}/${view}${search}`)
  await page.getByRole("navigation").first().waitFor()
}

const press = (keys: string) => page.keyboard.press(keys)
const button = (name: string) => page.getByRole("button", { name, exact: true }).first()
const item = (name: string) => page.getByRole("menuitem", { name, exact: true })
const more = () => page.getByRole("complementary").getByRole("button", { name: /ɱöŕé ƒîéļðš/ })

describe.each([
  ["wide", {}],
  ["phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
] as const)("%s", (size, options) => {
  beforeEach(() => enter(options))
  afterEach(leave)

  it("rooms", async () => {
    for (const path of ["/", "/new", "/account", "/plans/nowhere/map"]) {
      await page.goto(server.url + path)
      await expectNone(`${size} ${path}`)
    }
    await page.goto(`${server.url}/new`)
    await page.getByRole("textbox").first().fill("Α\tΒ\tΓ\nΔ\t3\t\nΕ\t5-10\tΖ")
    await expectNone(`${size} a table that was read`)
    await page.getByRole("textbox").first().fill("Α 29 Ιαν: Β 5-10d, Γ 8d ανά Β")
    await expectNone(`${size} lines that were read`)
    await page.goto(server.url)
    await page.getByRole("link", { name: named("home.members") }).click()
    for (const tab of ["plans", "members", "trash", "audit"] as const) {
      await page.getByRole("tab", { name: named(`plans.${tab}`), exact: true }).click()
      await expectNone(`${size} workspace ${tab}`)
    }
  })

  it("views", async () => {
    for (const view of ["map", "map?table=true", "objectives", "forecast", "outline", "history"]) {
      const [path = "", search] = view.split("?")
      await open(path, search ? `?${search}` : "")
      await expectNone(`${size} ${view}`)
    }
    for (const show of await page.getByRole("main").locator("[aria-expanded=false]").all()) await show.click()
    await expectNone(`${size} what a revision changed`)
    await open("history", "?at=1")
    await expectNone(`${size} the past`)
  })

  it("details of every kind, with all their fields", async () => {
    const things = ["milestone:pvt-exit", "milestone:launch-day", "plan:plan"]
    for (const [kind, id] of [...things.map((each) => each.split(":")), ...(await others())]) {
      await open("outline", `?sel=${kind}:${id}`)
      await page.getByRole("complementary").waitFor()
      for (const each of await more().all()) await each.click()
      await expectNone(`${size} details of ${kind} ${id}`)
    }
  })
})

/** One thing of every kind that the plan has. */
async function others(): Promise<[string, string][]> {
  const answer = await page.request.get(`${server.url}/api/v1/plans/${plan}/snapshot`)
  const { entities } = (await answer.json()) as { entities: Record<string, { id: string }[]> }
  return Object.entries(entities).flatMap(([kind, [first]]) => (first ? [[kind, first.id] as [string, string]] : []))
}

describe("what opens over the page", () => {
  beforeEach(() => enter())
  afterEach(leave)

  it("menus and dialogs of the bar and of the map", async () => {
    await open("map")
    await page.getByRole("button", { name: named("app.account") }).click()
    await expectNone("account menu")
    await press("Escape")
    await button(named("views.title")).click()
    await expectNone("views menu")
    await item(named("views.save")).click()
    await expectNone("save a view")
    await press("Escape")
    await button(named("map.save")).click()
    await expectNone("export menu")
    await press("Escape")
    const milestone = page.getByRole("option").nth(1)
    await milestone.hover()
    await expectNone("hover card")
    for (const key of ["t", "p"]) {
      await milestone.focus()
      await press(key)
      await page.getByRole("dialog").waitFor()
      await expectNone(`date by ${key}`)
      await press("Escape")
    }
    await page
      .getByRole("button", { name: named("map.find") })
      .first()
      .click()
    await expectNone("find on the map")
    await page.keyboard.type("χχχχ")
    await expectNone("nothing found on the map")
  })

  it("the palette and the key sheet", async () => {
    await open("map")
    await press("Control+K")
    await expectNone("palette")
    for (const text of ["α", "ñéŵ", "þŕöḱ", "åðð", "ûñðö", "χχχχ"]) {
      await press("Control+A")
      await page.keyboard.type(text)
      await expectNone(`palette with ${text}`)
    }
    await press("Escape")
    await press("Escape")
    await page.getByRole("main").focus()
    await press("?")
    await page.getByRole("dialog", { name: named("keys.title") }).waitFor()
    await expectNone("key sheet")
    await page.getByRole("switch").click()
    await expectNone("key sheet without single keys")
  })

  it("the outline's and the objectives' menus, rows and forms", async () => {
    await open("outline")
    await button(named("outline.add")).click()
    await expectNone("outline add menu")
    await item(named("entity.task")).click()
    await expectNone("outline new row")
    await press("Escape")
    await page.getByRole("gridcell").first().focus()
    await press("Delete")
    await page.getByRole("dialog").waitFor()
    await expectNone("delete with consequences")
    await press("Escape")
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData("text/plain", "Α\t3d\nΒ\t5-10d")
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await expectNone("paste dialog")
    await open("objectives")
    const rows = page.getByRole("row")
    for (const key of ["c", "l", "a"]) {
      for (const at of [1, 2]) {
        await rows.nth(at).focus()
        await press(key)
        await expectNone(`objectives row ${at} by ${key}`)
        await press("Escape")
      }
    }
    await button(named("objectives.add")).click()
    await expectNone("new objective")
  })

  it("what a milestone's details offer", async () => {
    await open("map", "?sel=milestone:pvt-exit")
    await page.getByRole("complementary").waitFor()
    await button(named("panel.more")).click()
    await expectNone("more of a milestone")
    await item(named("panel.rename")).click()
    await expectNone("change the id")
    await press("Escape")
    await page
      .getByRole("complementary")
      .getByRole("button", { name: /Þîçķ å ðåý/ })
      .first()
      .click()
    const month = page.getByRole("dialog")
    await month.getByRole("table").waitFor()
    await expectNone("a month")
    for (const level of ["panel.month.choose", "panel.month.chooseYear"] as const) {
      await month.getByRole("button", { name: named(level), exact: true }).click()
      await expectNone(`a month's ${level}`)
    }
    await press("Escape")
    await page.getByRole("complementary").getByRole("textbox").nth(1).fill("χχχ")
    await press("Enter")
    await expectNone("a field that cannot be read")
  })
})
