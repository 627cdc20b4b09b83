/** Dates and the first day of the week are as the browser's locale has them, and no date becomes another day. */

import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { dateField, details, enterPlan, select, writeDate } from "./plan"
import { come, leave, page, server, setTheScene } from "./scene"
import { stored } from "./visitor"

const NAME = "PVT exit"
const PATIENCE = 15_000

/**
 * Where one reads, how 26 February and 5 March 2027 are written there, which day begins a week, and how the first of the
 * month is called that one picks a day from.
 */
const PLACES = [
  ["de-DE", "Europe/Berlin", "26. Feb. 2027", "5. März 2027", "Mo", "So., 1. Nov. 2026"],
  ["en-US", "America/Los_Angeles", "Feb 26, 2027", "Mar 5, 2027", "Sun", "Sun, Nov 1, 2026"],
  ["ar-EG", "Africa/Cairo", "٢٦ فبراير ٢٠٢٧", "٥ مارس ٢٠٢٧", "السبت", "الأحد، ١ نوفمبر ٢٠٢٦"],
  ["pt-BR", "America/Sao_Paulo", "26 de fev. de 2027", "5 de mar. de 2027", "dom.", "dom., 1 de nov. de 2026"],
] as const

setTheScene()

const plain = (text: string) => text.replace(/[\u200e\u200f\u061c]/g, "")

async function expectShown(page: Page, written: string): Promise<void> {
  await expect.poll(async () => plain(await dateField(page, "Target").inputValue())).toBe(written)
}

async function expectStored(page: Page, day: string): Promise<void> {
  const target = async () => (await stored(page, "milestone")).find(({ name }) => name === NAME)?.target
  await expect.poll(target).toBe(day)
}

it.each(PLACES)("%s", async (locale, timezoneId, before, after, weekBegins, first) => {
  await come({ options: { locale, timezoneId }, patience: PATIENCE })
  await enterPlan(page, server)
  await select(page, NAME)

  await expectShown(page, before)
  await writeDate(page, "Target", after)
  await expectStored(page, "2027-03-05")
  await expectShown(page, after)

  await writeDate(page, "Target", before)
  await expectStored(page, "2027-02-26")

  await details(page)
    .getByRole("button", { name: /^Pick a day/ })
    .first()
    .click()
  const month = page.getByRole("dialog")
  await month.getByRole("button", { name: first, exact: true }).waitFor()
  expect(await month.locator("th").first().textContent()).toBe(weekBegins)
  await leave()
})
