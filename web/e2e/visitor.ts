/** What somebody does at the page with keyboard and mouse: coming in, copying from elsewhere, getting about. */

import type { BrowserContext, Locator, Page } from "playwright-core"
import { expect } from "vitest"
import type { Server } from "./stage"

const PASSWORD = "a long walk to the coast"
const FAR = 60

/** Counts what a task takes: a click, a key with those held beside it, a text that is written or pasted is one input. */
export class Hand {
  inputs = 0

  constructor(private readonly page: Page) {}

  async click(target: Locator): Promise<void> {
    this.inputs += 1
    await target.click()
  }

  async press(keys: string): Promise<void> {
    this.inputs += 1
    await this.page.keyboard.press(keys)
  }

  async write(target: Locator, text: string): Promise<void> {
    this.inputs += 1
    await target.fill(text)
  }
}

/** Makes an account from the first page on, and ends at home, where nothing is yet. */
export async function signUp(page: Page, server: Server, email: string, hand = new Hand(page)): Promise<void> {
  await page.goto(server.url)
  await hand.click(page.getByRole("link", { name: "Make an account" }))
  await hand.write(page.getByLabel("Address"), email)
  await hand.write(page.getByLabel("Password"), PASSWORD)
  await hand.click(page.getByRole("button", { name: "Make the account" }))
  await page.getByRole("heading", { name: "Your plans" }).waitFor()
}

/** Has a text on the clipboard as another program puts it there. */
export async function copyElsewhere(context: BrowserContext, text: string): Promise<void> {
  const page = await context.newPage()
  await page.setContent("<textarea autofocus></textarea>")
  await page.locator("textarea").fill(text)
  await page.keyboard.press("Control+A")
  await page.keyboard.press("Control+C")
  await page.close()
}

/** Goes on by Tab until something has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let stop = 0; stop < FAR; stop += 1) {
    if (await hasFocus(target)) return
    await page.keyboard.press("Tab")
  }
  throw new Error(`${FAR} times Tab does not lead to ${target}`)
}

export async function expectFocus(target: Locator): Promise<void> {
  await target.waitFor()
  await expect.poll(() => hasFocus(target), { message: `${target} has the focus` }).toBe(true)
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}

/** The things of a kind in the plan that a page shows, as the server has them. */
export async function stored(page: Page, kind: string): Promise<Record<string, unknown>[]> {
  const { origin, pathname } = new URL(page.url())
  const plan = `${origin}/api/v1/plans/${pathname.split("/")[2]}`
  const { number } = (await (await page.request.get(plan)).json()) as { number: number }
  // Without a revision the answer may be older, for whoever follows the stream from there.
  const answer = await page.request.get(`${plan}/snapshot?revision=${number}`)
  const { entities } = (await answer.json()) as { entities: Record<string, Record<string, unknown>[]> }
  return entities[kind] ?? []
}

/** Makes a link, from home on, by which others come into the workspace, in the role that is offered or another one. */
export async function invite(page: Page, role?: string): Promise<string> {
  await page.getByRole("link", { name: "Members and settings" }).click()
  await page.getByRole("tab", { name: "Members" }).click()
  if (role !== undefined) {
    await page.getByRole("combobox", { name: "As", exact: true }).click()
    await page.getByRole("option", { name: role }).click()
  }
  await page.getByRole("button", { name: "Make a link" }).click()
  return page.getByText(/\/invitations\//).innerText()
}

/** Comes in by a link, with a new account. */
export async function comeInBy(link: string, page: Page, name: string, email: string): Promise<void> {
  await page.goto(link)
  await page.getByRole("link", { name: "Make an account" }).click()
  await page.getByLabel("Name").fill(name)
  await page.getByLabel("Address").fill(email)
  await page.getByLabel("Password").fill(PASSWORD)
  await page.getByRole("button", { name: "Make the account" }).click()
}
