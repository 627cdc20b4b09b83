/** Shut out while a plan is open: the session ends, the plan is deleted; and a reader is offered nothing that is refused. */

import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import {
  current,
  dateField,
  details,
  enterPlan,
  expectDate,
  mapShown,
  milestone,
  PLAN,
  select,
  writeDate,
} from "./plan"
import { type Faults, newContext, newPage, type Server, startBrowser, startServer } from "./stage"
import { stored } from "./visitor"

const NAME = "PVT exit"
const LOST = /status of 40[14]/

let server: Server
let browser: Browser
let context: BrowserContext
let page: Page
const faults: Faults = []

beforeAll(async () => {
  server = await startServer()
  browser = await startBrowser()
  context = await newContext(browser)
  page = await newPage(context, faults, LOST)
  await enterPlan(page, server)
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})

/** Another browser of the same person. */
async function elsewhere(): Promise<Page> {
  const other = await newPage(await newContext(browser), faults)
  await other.goto(server.linkFor("you@localhost"))
  return other
}

it("whose session ended is told so, and what was changed meanwhile is sent after signing in again", async () => {
  await select(page, NAME)
  const address = page.url()
  const other = await elsewhere()
  await other.goto(`${server.url}/account`)
  await other.getByRole("button", { name: /^End/ }).first().click()
  await page.getByText("You are signed out.").waitFor()
  await writeDate(page, "Target", "2027-05-21")
  await page.getByText("1 change waits", { exact: true }).waitFor()
  const way = page.getByRole("link", { name: "Sign in again" })
  expect(await way.getAttribute("href")).toBe(
    `/sign-in?next=${encodeURIComponent(new URL(address).pathname + new URL(address).search)}`,
  )

  await page.goto(server.linkFor("you@localhost"))
  await page.goto(address)
  await mapShown(page)
  await expectDate(page, "Target", "21 May 2027")
  await page.getByText(current("\\d+")).waitFor()
  expect((await stored(page, "milestone")).find(({ name }) => name === NAME)).toMatchObject({ target: "2027-05-21" })
  expect(faults).toEqual([])
  await other.context().close()
})

it("a plan that somebody deletes while it is open is still read, says so, and takes no edit", async () => {
  await select(page, NAME)
  const other = await elsewhere()
  await other.getByRole("link", { name: "Members and settings" }).click()
  await other.getByRole("button", { name: `What can be done with ${PLAN}` }).click()
  await other.getByRole("menuitem", { name: "Move to the trash" }).click()
  await page.getByText("This plan is not open to you any more.").waitFor()
  await details(page).getByRole("heading", { name: NAME, exact: true }).waitFor()
  expect(await dateField(page, "Target").isEditable()).toBe(false)
  expect(await page.getByText("No connection.").count()).toBe(0)
  await milestone(page, NAME).focus()
  await page.keyboard.press("t")
  expect(await page.getByRole("dialog").count()).toBe(0)
  await page.getByRole("link", { name: "Back to the plans" }).click()
  await page.getByRole("heading", { name: "Your plans" }).waitFor()
  expect(faults).toEqual([])
  await other.context().close()
})
