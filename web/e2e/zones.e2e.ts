/** A day apart by their clocks, two people read the same dates, and what they write is stored as they wrote it. */

import type { Page } from "playwright-core"
import { beforeAll, expect, it } from "vitest"
import { current, enterPlan, expectDate, milestone, select, writeDate } from "./plan"
import { browser, faults, server, setTheScene } from "./scene"
import { newContext, newPage } from "./stage"
import { stored } from "./visitor"

/** The farthest ahead of UTC, by 14 hours, and the farthest behind, by 11. */
const ZONES = ["Pacific/Kiritimati", "Pacific/Pago_Pago"] as const
const VIEWS = ["Map", "Objectives", "Forecast", "Outline"] as const
const NAME = "PVT exit"

let east: Page
let west: Page

setTheScene()
beforeAll(async () => {
  const [there, here] = await Promise.all(ZONES.map((timezoneId) => newContext(browser, { timezoneId })))
  if (!there || !here) throw new Error("no browser")
  east = await newPage(there, faults)
  west = await newPage(here, faults)
  for (const page of [east, west]) {
    await enterPlan(page, server)
    // What drives a date comes after the date.
    await page.getByText("The largest single cause").waitFor()
  }
})

/** All that a view says, once its forecast is there; the plan's day is called today by those who have that day. */
async function said(page: Page, view: string): Promise<string> {
  await page.getByRole("navigation", { name: "Plan" }).getByRole("link", { name: view, exact: true }).click()
  await page.waitForURL(new RegExp(`/${view.toLowerCase()}`))
  await page.getByText(current("\\d+")).waitFor()
  await page
    .getByRole("main")
    .getByText(/\d{1,2} [A-Z][a-z]{2}/)
    .first()
    .waitFor()
  await page.waitForLoadState("networkidle")
  return (await page.getByRole("main").innerText()).replace(/^(Today|\d{1,2} [A-Z][a-z]{2})$/m, "the plan's day")
}

/** The lines that only one of them reads. */
async function differences(view: string): Promise<string[]> {
  const [one = [], other = []] = [await said(east, view), await said(west, view)].map((text) => text.split("\n"))
  return [...one.filter((line) => !other.includes(line)), ...other.filter((line) => !one.includes(line))]
}

it("every view says the same east and west", async () => {
  for (const view of VIEWS) {
    await expect.poll(() => differences(view), { message: view, timeout: 15_000 }).toEqual([])
    const dates = (await said(east, view)).match(/\d{1,2} [A-Z][a-z]{2}/g) ?? []
    expect(dates.length, view).toBeGreaterThan(3)
  }
  expect(faults).toEqual([])
})

it.each([
  ["east", () => east, () => west, "31 Mar 2027", "2027-03-31", "1 Apr 2027", "2027-04-01"],
  ["west", () => west, () => east, "28 Feb 2027", "2027-02-28", "1 Mar 2027", "2027-03-01"],
] as const)("what is written %s is stored as it was written", async (_, writer, reader, target, day, promise, sure) => {
  for (const page of [writer(), reader()]) {
    await page.getByRole("navigation", { name: "Plan" }).getByRole("link", { name: "Map", exact: true }).click()
    await select(page, NAME)
  }
  await writeDate(writer(), "Target", target)
  await expectDate(reader(), "Target", target)
  await milestone(writer(), NAME).focus()
  await writer().keyboard.press("p")
  const form = writer().getByRole("dialog", { name: `Promise of ${NAME}` })
  await form.getByLabel("Promised").fill(sure)
  await writer().keyboard.press("Enter")
  for (const page of [writer(), reader()]) {
    await expectDate(page, "Target", target)
    await expectDate(page, "Promised", promise)
    await page.getByText(current("\\d+")).waitFor()
  }
  const found = (await stored(writer(), "milestone")).find(({ name }) => name === NAME)
  expect(found).toMatchObject({ target: day, commitment: { date: sure } })
  expect(faults).toEqual([])
})
