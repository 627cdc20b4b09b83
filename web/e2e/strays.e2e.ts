/**
 * In a language nobody speaks nothing is left in English: every word of the page is in the catalogue. English that comes
 * from the server by itself is what `SERVER` lists.
 */

import type { Browser, BrowserContext, Locator, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { greekPlan, pseudoContext, strays } from "./pseudo"
import { type Faults, newPage, type Server, startBrowser, startServer } from "./stage"

/** The plan language, as people write it into fields: durations, links, shares, amounts, distributions, ids. */
const PLAN_LANGUAGE = [
  /[<>≤≥]?\d[\d.,\-–]*\s?(?:ed|eh|ew|mo|d|w|h|m)\b/g,
  /\b(?:FS|SS|FF|SF)\b/g,
  /\b(?:lognormal|triangular|triangle|normal|uniform|pert|beta)\b/g,
  /\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g,
  /\b(?:office|factory|GBP|EUR)\b/g,
]
/** Addresses, and what the browser says it is. */
const DATA = [/\S+@\S+/g, /\b(?:You|YO)\b/g, /127\.0\.0\.1\S*/g, /\b(?:HeadlessChrome|Chrome|Linux)\b/g, /https?:\S+/g]
/** What the server says in English: see docs/api.md. */
const SERVER: RegExp[] = []

const ALLOWED = [...SERVER, ...PLAN_LANGUAGE, ...DATA]
const PATIENCE = 15_000

let server: Server
let browser: Browser
let context: BrowserContext
let page: Page
let faults: Faults
let plan: string

beforeAll(async () => {
  server = await startServer()
  browser = await startBrowser()
  plan = await greekPlan(server)
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})

async function come(options = {}): Promise<void> {
  faults = []
  context = await pseudoContext(browser, options)
  page = await newPage(context, faults)
  page.setDefaultTimeout(PATIENCE)
  await page.goto(server.linkFor("you@localhost"))
}

/** Nothing on the page is English, once it rests. */
async function expectNone(what: string): Promise<void> {
  await page.waitForLoadState("networkidle")
  await page.waitForTimeout(400)
  expect.soft(await strays(page, ALLOWED), what).toEqual([])
  if (process.env.MILEPOST_PICTURES_OF_STRAYS)
    await page.screenshot({ path: `${process.env.MILEPOST_PICTURES_OF_STRAYS}/${what.replace(/\W+/g, "-")}.png` })
}

async function open(view: string, search = ""): Promise<void> {
  await page.goto(`${server.url}/plans/${plan}/${view}${search}`)
  await page.getByRole("main").waitFor()
}

const escape = () => page.keyboard.press("Escape")

/** Opens each menu and dialog that a button says it has, one after the other, and looks into it. */
async function openEach(what: string, within: Locator = page.locator("body")): Promise<void> {
  const buttons = within.locator("button[aria-haspopup]:visible:not([aria-haspopup=listbox])")
  const count = await buttons.count()
  for (let place = 0; place < count; place += 1) {
    await buttons.nth(place).click()
    await expectNone(`${what}, opened ${place}`)
    await escape()
    await page.waitForTimeout(150)
  }
}

describe.each([
  ["wide", {}],
  ["on a phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
] as const)("%s", (size, options) => {
  beforeEach(() => come(options))
  afterEach(async () => {
    await context.close()
    expect(faults).toEqual([])
  })

  it("rooms", async () => {
    for (const path of ["/", "/new", "/account", "/plans/nowhere/map", "/nowhere"]) {
      await page.goto(server.url + path)
      await expectNone(`${size} ${path}`)
    }
  })

  it("views", async () => {
    for (const view of ["map", "objectives", "forecast", "outline", "history"]) {
      await open(view)
      await expectNone(`${size} ${view}`)
    }
  })
})
