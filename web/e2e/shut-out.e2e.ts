/** Shut out while a plan is open: the session ends, the plan is deleted; and a reader is offered nothing that is refused. */

import type { Page } from "playwright-core"
import { beforeAll, expect, it } from "vitest"
import {
  current,
  dateField,
  details,
  enterPlan,
  expectDate,
  mapShown,
  milestone,
  openPlan,
  PLAN,
  select,
  writeDate,
} from "./plan"
import { browser, come, context, faults, page, server, setTheScene } from "./scene"
import { newContext, newPage } from "./stage"
import { comeInBy, invite, stored } from "./visitor"

const NAME = "PVT exit"
const BEN = "ben@example.org"
const FORBIDDEN = /status of 403/
const LOST = /status of 40[14]/

setTheScene()
beforeAll(async () => {
  await come({ allowed: LOST })
  await enterPlan(page, server)
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

/** Ben comes in by an invitation, in a browser of his own. */
async function bens(): Promise<Page> {
  const other = await elsewhere()
  const link = await invite(other)
  await other.context().close()
  const ben = await newPage(await newContext(browser), faults, FORBIDDEN)
  await comeInBy(link, ben, "Ben Okafor", BEN)
  await ben.getByRole("link", { name: PLAN }).waitFor()
  return ben
}

async function makeBen(role: string): Promise<void> {
  const other = await elsewhere()
  await other.getByRole("link", { name: "Members and settings" }).click()
  await other.getByRole("tab", { name: "Members" }).click()
  const choice = other.getByRole("combobox", { name: "Role of Ben Okafor" })
  await choice.click()
  await other.getByRole("option", { name: role }).click()
  await expect.poll(() => choice.inputValue()).toBe(role)
  await other.context().close()
}

it("who is made a viewer sees the controls go, and can copy what was not stored", async () => {
  const ben = await bens()
  await openPlan(ben, server)
  await select(ben, NAME)
  await makeBen("Viewer")
  await writeDate(ben, "Target", "2027-06-04")
  const told = ben.getByRole("alert").filter({ hasText: "This change was not stored" })
  await told.getByText(`${NAME}, Target: 4 Jun 2027. You may only look at this plan now`).waitFor()
  await ben.getByText("your role in it was changed").waitFor()
  await expectDate(ben, "Target", "21 May 2027")
  expect(await dateField(ben, "Target").isEditable()).toBe(false)
  await ben.context().grantPermissions(["clipboard-read", "clipboard-write"])
  await told.getByRole("button", { name: "Copy mine" }).click()
  expect(await ben.evaluate(() => navigator.clipboard.readText())).toBe(`${NAME}, Target: 4 Jun 2027`)

  await makeBen("Editor")
  await ben.reload()
  await told.getByRole("button", { name: "Send it again" }).click()
  await told.waitFor({ state: "detached" })
  await expectDate(page, "Target", "4 Jun 2027")
  expect(faults).toEqual([])
  await ben.context().close()
})

it("what one has not sent yet is not sent by another who signs in on the same browser, and is found again", async () => {
  await select(page, NAME)
  const address = page.url()
  const ben = await newPage(context, faults)
  await ben.goto(server.linkFor(BEN))
  await writeDate(page, "Target", "2027-06-11")
  await page.getByText("You are signed out.").waitFor()
  await page.getByText("1 change waits", { exact: true }).waitFor()
  await openPlan(ben, server)
  await select(ben, NAME)
  await expectDate(ben, "Target", "4 Jun 2027")
  await ben.getByText(current("\\d+")).waitFor()

  await page.goto(server.linkFor("you@localhost"))
  await ben.close()
  await page.goto(address)
  await mapShown(page)
  await expectDate(page, "Target", "11 Jun 2027")
  await page.getByText(current("\\d+")).waitFor()
  expect((await stored(page, "milestone")).find(({ name }) => name === NAME)).toMatchObject({ target: "2027-06-11" })
  expect(faults).toEqual([])
})

it("a plan that somebody deletes while it is open is still read, says so, takes no edit, and comes back from the trash", async () => {
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

  await other.getByRole("tab", { name: "Trash" }).click()
  await other.getByText("Deleted by").waitFor()
  await other.getByRole("button", { name: "Restore" }).click()
  await other.getByText("The trash is empty.").waitFor()
  await other.getByRole("tab", { name: "Plans" }).click()
  await other.getByRole("link", { name: PLAN }).waitFor()
  await openPlan(page, server)
  await select(page, NAME)
  await writeDate(page, "Target", "2027-06-18")
  await page.getByText(current("\\d+")).waitFor()
  expect((await stored(page, "milestone")).find(({ name }) => name === NAME)).toMatchObject({ target: "2027-06-18" })
  expect(faults).toEqual([])
  await other.context().close()
})
