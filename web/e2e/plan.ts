/** What somebody does in the example's plan: coming in, reading off it, changing dates. */

import type { Locator, Page } from "playwright-core"
import { expect } from "vitest"
import type { Server } from "./stage"

export const PLAN = "Hearth 2 launch"

/** What the browser says aloud where the connection is cut, or a change is refused for another one. */
export const CUT = /net::ERR_|status of 409/

/** Servers whose first link was used: it signs in once. */
const entered = new WeakSet<Server>()

/** Signs the example's user in, and opens its plan on the map. */
export async function enterPlan(page: Page, server: Server): Promise<void> {
  await page.goto(entered.has(server) ? server.linkFor("you@localhost") : server.link)
  entered.add(server)
  await openPlan(page, server)
}

export async function openPlan(page: Page, server: Server): Promise<void> {
  await page.goto(server.url)
  await page
    .getByRole("link", { name: new RegExp(`^${PLAN}`) })
    .first()
    .click()
  await mapShown(page)
}

/** The map is there, with chances. */
export async function mapShown(page: Page): Promise<void> {
  await page.getByRole("heading", { name: `Map of ${PLAN}` }).waitFor()
  await milestone(page, "PVT exit")
    .and(page.getByRole("option", { name: /in 10/ }))
    .waitFor()
}

/** A milestone on the map; what a screen reader is told of it has its dates and chances. */
export function milestone(page: Page, name: string): Locator {
  return page.getByRole("option", { name: new RegExp(`^${name},`) })
}

export const details = (page: Page) => page.getByRole("complementary", { name: "Details" })

/** The field of a date in the details of a milestone. */
export const dateField = (page: Page, name: "Target" | "Promised") =>
  details(page).getByRole("textbox", { name, exact: true })

/** Opens the details of a milestone from the map. */
export async function select(page: Page, name: string): Promise<void> {
  await milestone(page, name).click()
  await details(page).getByRole("heading", { name, exact: true }).waitFor()
}

/** Writes a date into the details. */
export async function writeDate(page: Page, name: "Target" | "Promised", text: string): Promise<void> {
  await dateField(page, name).fill(text)
  await dateField(page, name).press("Enter")
}

/** A date in the details is shown as it is to be, whoever wrote it. */
export async function expectDate(page: Page, name: "Target" | "Promised", said: string): Promise<void> {
  await expect.poll(() => dateField(page, name).inputValue(), { timeout: 20_000 }).toBe(said)
}

/** What the bar says where everything is stored, and forecast: the plan's own day, and the revision. */
export const current = (number: number | string) => new RegExp(`^as of (?!revision).+, revision ${number}$`)

/** Everything is stored, and forecast, as of a revision. */
export async function upToDate(page: Page, number: number): Promise<void> {
  await page.getByText(current(number)).waitFor()
}

/** The last revision, as the page says it. */
export async function revision(page: Page): Promise<number> {
  const said = await page.getByText(current("\\d+")).innerText()
  return Number(said.split(" ").at(-1))
}
