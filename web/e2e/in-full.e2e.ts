/** What is said has room to be read: nothing is cut, and nothing stands outside of what one sees. */

import type { Locator } from "playwright-core"
import { afterEach, beforeEach, expect, it } from "vitest"
import { enterPlan } from "./plan"
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
