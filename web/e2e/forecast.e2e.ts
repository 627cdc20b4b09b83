/** The forecast by keyboard: two questions whose sliders say their answers, and the way to what would improve the grade. */

import type { Locator } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { details, enterPlan } from "./plan"
import { come, faults, page, server, setTheScene } from "./scene"
import { expectFocus, tabTo } from "./visitor"

setTheScene()
beforeAll(async () => {
  await come()
  await enterPlan(page, server)
  await page.getByRole("navigation", { name: "Plan" }).getByRole("link", { name: "Forecast" }).click()
})

const sure = () => page.getByRole("slider", { name: "How sure the promise is to be" })
const byDay = () => page.getByRole("slider", { name: "By which day" })
const told = async (of: Locator) => (await of.getAttribute("aria-valuetext")) ?? ""

/** "Friday 12 March 2027" and the like, as a moment. */
function dayIn(text: string): number {
  const found = /(\d{1,2}) ([A-Z][a-z]+) (\d{4})/.exec(text)
  return Date.parse(`${found?.[0]} UTC`)
}

function percentIn(text: string): number {
  const found = /(\d+)\s%/.exec(text)
  return Number(found?.[1])
}

describe.sequential("a slider of the forecast", () => {
  it("of how sure one wants to be moves by keys, and says the day that could be promised", async () => {
    await tabTo(page, sure())
    await page.keyboard.press("Home")
    await expect.poll(async () => percentIn(await told(sure()))).toBe(1)
    const first = dayIn(await told(sure()))
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowUp")
    await expect.poll(async () => percentIn(await told(sure()))).toBe(3)
    await page.keyboard.press("ArrowLeft")
    await expect.poll(async () => percentIn(await told(sure()))).toBe(2)
    await page.keyboard.press("End")
    await expect.poll(async () => percentIn(await told(sure()))).toBe(99)
    const last = dayIn(await told(sure()))
    expect(last).toBeGreaterThan(first)
    await page.getByRole("heading", { name: /99\s%/ }).waitFor()
    expect(faults).toEqual([])
  })

  it("of the day moves by keys, and says the chance by then", async () => {
    await tabTo(page, byDay())
    await page.keyboard.press("Home")
    const early = await told(byDay())
    await page.keyboard.press("ArrowRight")
    await expect.poll(async () => dayIn(await told(byDay())) - dayIn(early)).toBe(86_400_000)
    await page.keyboard.press("End")
    await expect.poll(async () => percentIn(await told(byDay()))).toBeGreaterThan(90)
    expect(percentIn(early)).toBeLessThan(10)
    expect(faults).toEqual([])
  })
})

it("the grade leads by one click into what would improve it", async () => {
  const lead = page.getByRole("button", { name: "Take me to the first" })
  await lead.click()
  await details(page).waitFor()
  await expectFocus(details(page).locator("input, textarea, select").and(page.locator(":focus")))
  expect(faults).toEqual([])
})
