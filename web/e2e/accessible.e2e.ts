/** What axe finds on every view, light and dark: nothing that keeps somebody out. */

import type { Locator, Page } from "playwright-core"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { flaws } from "./axe"
import { openPlan } from "./plan"
import { come, leave, page, server, setTheScene } from "./scene"
import { expectFocus, tabTo } from "./visitor"

setTheScene()

/** What a view shows once it is there. */
type View = readonly [name: string, path: string, shows: (page: Page) => Locator]

const heading = (name: string | RegExp) => (on: Page) => on.getByRole("heading", { name, exact: true }).first()

const STRANGER: readonly View[] = [
  ["the first page", "/", heading(/^When, how sure/)],
  ["signing in", "/sign-in", heading("Sign in")],
  ["signing up", "/sign-up", heading("Make an account")],
  ["a forgotten password", "/reset", heading("A new password")],
]

const ROOMS: readonly View[] = [
  ["home", "/", heading("Your plans")],
  ["a new plan", "/new", (on) => on.getByRole("button", { name: /Hearth 2 launch/ })],
  ["account", "/account", heading("Tokens for programs")],
]

const VIEWS: readonly View[] = [
  ["map", "map", (on) => on.getByRole("option", { name: /^PVT exit, .* in 10 / })],
  ["objectives", "objectives", (on) => on.getByRole("treegrid", { name: "Objectives" })],
  ["forecast", "forecast", heading("Forecast")],
  ["outline", "outline", (on) => on.getByRole("treegrid", { name: "Outline of the plan" })],
  ["history", "history", heading("History")],
]

const DETAILS: View = [
  "a milestone's details",
  "map?sel=milestone:pvt-exit",
  (on) => on.getByRole("complementary", { name: "Details" }).getByText("What would help"),
]

async function look([name, path, shows]: View): Promise<void> {
  await page.goto(server.url + path)
  await shows(page).waitFor()
  expect.soft(await flaws(page), name).toEqual([])
}

describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
  beforeEach(async () => {
    await come({ options: { colorScheme } })
  })
  afterEach(leave)

  it("whoever is not signed in", async () => {
    for (const view of STRANGER) await look(view)
  })

  it("rooms", async () => {
    await page.goto(server.linkFor("you@localhost"))
    for (const view of ROOMS) await look(view)

    await page.goto(`${server.url}/new`)
    await page.getByRole("textbox", { name: "What you have" }).fill("Task\tDays\tAfter\nSpec\t3\t\nAPI\t5-10\tSpecs")
    await page.getByText(/and no other row is called so/).waitFor()
    expect.soft(await flaws(page), "a table that was read").toEqual([])

    await page.goto(server.url)
    await page.getByRole("link", { name: "Members and settings" }).click()
    for (const tab of ["Plans", "Members", "Trash", "Audit"]) {
      await page.getByRole("tab", { name: tab }).click()
      await page.getByRole("tabpanel", { name: tab }).waitFor()
      expect.soft(await flaws(page), `workspace, ${tab}`).toEqual([])
    }
  })

  it("views of a plan", async () => {
    await page.goto(server.linkFor("you@localhost"))
    await page
      .getByRole("link", { name: /^Hearth 2 launch/ })
      .first()
      .click()
    await page.waitForURL(/\/plans\//)
    const plan = new URL(page.url()).pathname.split("/")[2]
    for (const [name, path, shows] of [...VIEWS, DETAILS]) await look([name, `/plans/${plan}/${path}`, shows])

    await page.getByRole("button", { name: "More", exact: true }).click()
    await page.getByRole("menuitem", { name: "Delete" }).click()
    await page.getByRole("dialog", { name: "Delete PVT exit?" }).getByText("Chances change").waitFor()
    expect.soft(await flaws(page), "a question with its consequences").toEqual([])
  })
})

it("what is chosen is seen where the system gives the colours", async () => {
  await come({ options: { forcedColors: "active" } })
  await page.goto(server.linkFor("you@localhost"))
  await openPlan(page, server)
  const framed = (locator: Locator) => locator.evaluate((element) => getComputedStyle(element).outlineStyle === "solid")
  const views = page.getByRole("navigation", { name: "Plan" })
  expect(await framed(views.getByRole("link", { name: "Map", exact: true }))).toBe(true)
  expect(await framed(views.getByRole("link", { name: "Outline" }))).toBe(false)
  const lanes = page.getByRole("radiogroup", { name: "Lanes by" }).locator("label")
  expect(await framed(lanes.filter({ hasText: "Initiatives" }))).toBe(true)
  expect(await framed(lanes.filter({ hasText: "Objectives" }))).toBe(false)
  await leave()
})

it("a milestone that one comes to by keyboard is in sight", async () => {
  await come()
  await page.goto(server.linkFor("you@localhost"))
  await openPlan(page, server)
  const lanes = page.getByRole("radiogroup", { name: "Lanes by" })
  // On the way there the map scrolls down to its last lane.
  await tabTo(page, page.getByRole("button", { name: "Installer programme" }))
  await page.keyboard.press("Tab")
  const first = page.getByRole("option", { name: /^EVT exit,/ })
  await expectFocus(first)
  const above = async () => {
    const [head, box] = [await lanes.boundingBox(), await first.boundingBox()]
    return head && box ? head.y + head.height - box.y : undefined
  }
  await expect.poll(above).toBeLessThan(0)
  await leave()
})

it("the table behind the map is there for a screen reader, as the browser hands it on", async () => {
  await come()
  await page.goto(server.linkFor("you@localhost"))
  await openPlan(page, server)
  const session = await page.context().newCDPSession(page)
  const rows = async () => {
    const { nodes } = await session.send("Accessibility.getFullAXTree")
    return nodes.filter(({ ignored, role }) => !ignored && role?.value === "row").length
  }
  // Fourteen milestones under the headings of their four lanes, and the head.
  await expect.poll(rows).toBe(19)
  await leave()
})
