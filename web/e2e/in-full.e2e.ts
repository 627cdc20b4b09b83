/** What is said has room to be read: nothing is cut, and nothing stands outside of what one sees. */

import type { Locator } from "playwright-core"
import { afterEach, beforeEach, expect, it } from "vitest"
import { details, enterPlan, select } from "./plan"
import { come, leave, page, server, setTheScene } from "./scene"

setTheScene()
beforeEach(async () => {
  await come()
  await enterPlan(page, server)
})
afterEach(leave)

/** Opens a view of the plan by its address. */
const open = (view: string) => page.goto(page.url().replace(/map.*$/, view))

/** By how many pixels what is in a box is wider than the box. */
const excess = (box: Locator) => box.evaluate((element) => element.scrollWidth - element.clientWidth)

/** By how many pixels what is in a box is higher than the box. */
const hidden = (box: Locator) => box.evaluate((element) => element.scrollHeight - element.clientHeight)

/** How high a line of the outline's words is. */
const LINE = 16

it("the map as a table fits, and on a phone scrolls in its own box", async () => {
  await open("map?table=true")
  const table = page.getByRole("table", { name: "Milestones" })
  await table.getByRole("rowheader", { name: "Hardware and factory" }).waitFor()
  await table
    .getByText(/^about \d in 10/)
    .first()
    .waitFor()
  expect(await excess(table.locator(".."))).toBe(0)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await excess(table.locator(".."))).toBeGreaterThan(0)
  expect(await excess(page.locator("html"))).toBe(0)
})

it("the outline cuts no estimate, and tells in full what has more than two lines where one points or focuses", async () => {
  await open("outline")
  const said = page.getByRole("gridcell").locator("[class*=said]")
  await said.getByText("15-20-38d triangular").waitFor()
  const cut = await said.evaluateAll((all, line) => {
    const hides = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element) =>
      scrollWidth > clientWidth || scrollHeight >= clientHeight + line
    return [...new Set(all.filter(hides).map(({ textContent }) => textContent))]
  }, LINE)
  expect(cut.length).toBeGreaterThan(0)
  expect(cut.filter((words) => /^\d/.test(words))).toEqual([])
  const cell = said.filter({ hasText: cut[0] ?? "" }).first()
  await cell.hover()
  expect(await hidden(cell)).toBeLessThan(LINE)
  await page.mouse.move(0, 0)
  expect(await hidden(cell)).toBeGreaterThanOrEqual(LINE)
  await cell.locator("..").focus()
  expect(await hidden(cell)).toBeLessThan(LINE)
})

it("a milestone's reasons are told by their whole names", async () => {
  await select(page, "Launch day")
  const names = details(page).getByRole("listitem").locator("[class*=name]")
  await names.first().waitFor()
  for (const name of await names.all()) expect(await excess(name)).toBe(0)
})

it("at twice the size a milestone's hill leaves room for its dates above, all of it in sight", async () => {
  await page.setViewportSize({ width: 720, height: 450 })
  await open("map?sel=milestone:launch-day")
  const hill = details(page).getByRole("img").first()
  await hill.waitFor()
  await expectInSight(details(page).getByRole("textbox", { name: "Target" }))
  await expectInSight(hill)
})

async function expectInSight(target: Locator): Promise<void> {
  const box = await target.boundingBox()
  expect(box?.y).toBeGreaterThanOrEqual(0)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(450)
}
