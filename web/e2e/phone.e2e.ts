/** On a phone one reads and checks in: the map, a milestone's details, a key result. */

import type { Locator } from "playwright-core"
import { afterEach, beforeEach, expect, it } from "vitest"
import { come, leave, page, server, setTheScene } from "./scene"
import { stored } from "./visitor"

const PHONE = { width: 390, height: 844 } as const
const SHOPS = "Shops with Hearth 2 on the shelf"

setTheScene()
beforeEach(async () => {
  await come({ options: { viewport: PHONE, hasTouch: true, isMobile: true } })
  await page.goto(server.linkFor("you@localhost"))
  await page
    .getByRole("link", { name: /^Hearth 2 launch/ })
    .first()
    .tap()
  await page.getByRole("heading", { name: "Map of Hearth 2 launch" }).waitFor()
})
afterEach(leave)

/** What is seen without moving the page sideways. */
async function expectWithin(target: Locator): Promise<void> {
  const box = await target.boundingBox()
  expect(box).not.toBeNull()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width)
}

async function expectNoSidewaysScroll(): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
}

it("the map is read, and a milestone opens as a sheet from below", async () => {
  const sentence = page.getByText(/needs attention first: /)
  await sentence.waitFor()
  await expectWithin(sentence)
  const lane = page.getByRole("button", { name: "Hardware and factory" })
  await lane.waitFor()
  await expectWithin(lane)
  await expectNoSidewaysScroll()

  const milestone = page.getByRole("option", { name: /^PVT exit, / })
  await milestone.tap()
  const panel = page.getByRole("complementary", { name: "Details" })
  await panel.getByRole("heading", { name: "PVT exit", exact: true }).waitFor()
  await panel.getByText("At 80 %").first().waitFor()
  const box = await panel.boundingBox()
  expect(box?.width).toBe(PHONE.width)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height)
  await expectNoSidewaysScroll()
  await panel.getByRole("button", { name: "Close details" }).tap()
  await panel.waitFor({ state: "detached" })
  await milestone.waitFor()
})

it("a key result is checked in", async () => {
  await page.getByRole("link", { name: "Objectives" }).tap()
  const row = page.getByRole("row").filter({ has: page.getByRole("button", { name: SHOPS, exact: true }) })
  await row.getByRole("button", { name: "Check in" }).tap()
  const form = page.getByRole("form", { name: `Check in: ${SHOPS}` })
  const value = form.getByLabel(/^Value on /)
  await value.waitFor()
  await expectWithin(value)
  expect(await row.getByRole("button", { name: "Check in" }).count()).toBe(1)
  await value.fill("210")
  await form.getByLabel("Note").fill("signed in Utrecht")
  await form.getByRole("button", { name: "Check in" }).tap()
  await row.getByText("210 of 900").waitFor()
  await expectNoSidewaysScroll()

  await page.reload()
  await row.getByText("210 of 900").waitFor()
  const results = await stored(page, "key_result")
  const checkIns = results.find(({ name }) => name === SHOPS)?.check_ins
  expect(checkIns).toContainEqual(expect.objectContaining({ value: 210, note: "signed in Utrecht" }))
})

it("the bar above says in full which revision one sees", async () => {
  await page.getByRole("link", { name: "History" }).tap()
  await page.goto(`${page.url()}?at=1`)
  const revision = page.getByRole("banner").getByText("as of revision 1", { exact: true })
  await revision.waitFor()
  await expectWithin(revision)
  expect(await revision.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
})

it("the bar below stays where it is, however long a view is, and what is not there says so", async () => {
  const bar = page.getByRole("navigation", { name: "Plan" })
  for (const view of ["Forecast", "Objectives", "Outline", "History", "Map"]) {
    await bar.getByRole("link", { name: view }).tap()
    await page.waitForURL(new RegExp(`/${view.toLowerCase()}`))
    await page.getByRole("main").getByText(/\d{4}/).filter({ visible: true }).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollHeight), view).toBe(PHONE.height)
  }
  await page.goto(`${page.url().split("?")[0]}?sel=milestone%3Agone`)
  await page.getByText("The plan has no gone, or has it no more.").waitFor()
  await page.getByRole("button", { name: "Close details" }).tap()
  await page.getByRole("complementary", { name: "Details" }).waitFor({ state: "detached" })
})
