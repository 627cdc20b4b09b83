/** The map's dates: dragged, written, taken back and brought again, promised with their chance in sight; and its file. */

import { readFileSync } from "node:fs"
import type { Locator, Page } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { enterPlan, mapShown, milestone, PLAN, revision, select, upToDate, writeDate } from "./plan"
import { browser, come, faults, page, server, setTheScene } from "./scene"
import { newContext, newPage } from "./stage"
import { expectFocus, stored } from "./visitor"

setTheScene()
beforeAll(async () => {
  await come()
  await enterPlan(page, server)
})

const NAME = "PVT exit"
const flag = (wish: "Target" | "Promise", name = NAME) => page.getByRole("slider", { name: `${wish} of ${name}` })
const told = async (of: Locator) => (await of.getAttribute("aria-valuetext")) ?? ""
const popover = (name: string) => page.getByRole("dialog", { name })

/** "26 Feb 2027, about 1 in 10 (13 %)": the day, and the percents. */
function parts(text: string): { day: string; chance: number } {
  const [day = "", ...rest] = text.split(", ")
  const found = /(under|over)?\s*(\d+)\s%/.exec(rest.join(", "))
  return { day, chance: found?.[1] === "under" ? 0 : Number(found?.[2]) }
}

async function storedOf(name: string): Promise<Record<string, unknown> | undefined> {
  return (await stored(page, "milestone")).find((each) => each.name === name)
}

/** "12 Mar 2027" of "2027-03-12", as the page writes it here. */
function written(date: unknown): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    Date.parse(String(date)),
  )
}

async function expectTarget(day: string): Promise<void> {
  await milestone(page, NAME)
    .and(page.getByRole("option", { name: new RegExp(`target ${day}`) }))
    .waitFor()
}

// One plan through all of it: each step goes on from where the one before left it.
describe.sequential("a target", () => {
  let before = ""
  let dropped = ""

  it("is dragged, its chance changes on the way, and it is stored when it is let go", async () => {
    const number = await revision(page)
    await milestone(page, NAME).hover()
    await flag("Target").waitFor()
    const start = parts(await told(flag("Target")))
    before = start.day
    const box = await flag("Target").boundingBox()
    if (!box) throw new Error("the flag is not seen")
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 30, y, { steps: 5 })
    await expect.poll(async () => parts(await told(flag("Target"))).day).not.toBe(before)
    const near = parts(await told(flag("Target")))
    await page.mouse.move(x + 80, y, { steps: 5 })
    await expect.poll(async () => parts(await told(flag("Target"))).chance).toBeGreaterThan(near.chance)
    const far = parts(await told(flag("Target")))
    expect(near.chance).toBeGreaterThanOrEqual(start.chance)
    // What is seen under the flag says the same, and nothing is stored yet.
    const card = await page.locator("[data-live]").innerText()
    expect(card).toContain(far.day)
    expect(card).toMatch(new RegExp(`${far.chance}\\s%`))
    await upToDate(page, number)
    expect(written((await storedOf(NAME))?.target)).toBe(before)

    await page.mouse.up()
    await upToDate(page, number + 1)
    dropped = far.day
    await expectTarget(dropped)
    await page.reload()
    await mapShown(page)
    await upToDate(page, number + 1)
    await expectTarget(dropped)
    expect(written((await storedOf(NAME))?.target)).toBe(dropped)
    expect(faults).toEqual([])
  })

  it("is moved by arrow keys, its chance changes on the way, and Enter stores it", async () => {
    const number = await revision(page)
    await milestone(page, NAME).hover()
    await flag("Target").focus()
    await page.keyboard.press("Shift+ArrowRight")
    await page.keyboard.press("PageUp")
    await expect.poll(async () => parts(await told(flag("Target"))).day).not.toBe(dropped)
    const there = await told(flag("Target"))
    await upToDate(page, number)
    await page.keyboard.press("Enter")
    await upToDate(page, number + 1)
    await expectTarget(parts(there).day)
    expect(written((await storedOf(NAME))?.target)).toBe(parts(there).day)
    expect(faults).toEqual([])
  })

  it("is written as a date, with its chance below while one writes", async () => {
    const number = await revision(page)
    await select(page, NAME)
    await page.keyboard.press("t")
    const form = popover(`Target of ${NAME}`)
    await form.getByLabel("Target").fill("2027-03-05")
    const early = await form.getByRole("status").innerText()
    await form.getByLabel("Target").fill("2027-04-30")
    await expect.poll(() => form.getByRole("status").innerText()).not.toBe(early)
    await page.keyboard.press("Enter")
    await form.waitFor({ state: "detached" })
    await upToDate(page, number + 1)
    await expectTarget("30 Apr 2027")
    await page.reload()
    await mapShown(page)
    await expectTarget("30 Apr 2027")
    expect(await storedOf(NAME)).toMatchObject({ target: "2027-04-30" })
    expect(faults).toEqual([])
  })

  it("is taken back by Ctrl Z, one change after the other, and brought again by Ctrl Shift Z", async () => {
    const number = await revision(page)
    await milestone(page, NAME).focus()
    const write = async (date: string, said: string) => {
      await expectFocus(milestone(page, NAME))
      await page.keyboard.press("t")
      await popover(`Target of ${NAME}`).getByLabel("Target").fill(date)
      await page.keyboard.press("Enter")
      await expectTarget(said)
    }
    await write("2027-05-07", "7 May 2027")
    await upToDate(page, number + 1)
    await write("2027-05-14", "14 May 2027")
    await upToDate(page, number + 2)
    await page.keyboard.press("Control+Z")
    await expectTarget("7 May 2027")
    await page.keyboard.press("Control+Z")
    await expectTarget("30 Apr 2027")
    await page.keyboard.press("Control+Shift+Z")
    await expectTarget("7 May 2027")
    await page.keyboard.press("Control+Y")
    await expectTarget("14 May 2027")
    expect(await page.getByRole("button", { name: "Redo" }).isDisabled()).toBe(true)
    await upToDate(page, number + 6)
    expect(await storedOf(NAME)).toMatchObject({ target: "2027-05-14" })
    expect(faults).toEqual([])
  })
})

describe("a promise", () => {
  it("says its chance while it is written, offers the 80 % date, and may be bolder", async () => {
    const number = await revision(page)
    const name = "DVT exit"
    await milestone(page, name).focus()
    await page.keyboard.press("p")
    const form = popover(`Promise of ${name}`)
    await form.getByLabel("Promised").fill("2026-12-20")
    await form.getByText(/in 10 \(.*%\)/).waitFor()
    await form.getByText("That is less than the 80 % you want; you can promise it all the same.").waitFor()
    const offer = form.getByRole("button", { name: /^Take the 80 % date, / })
    const offered = (await offer.innerText()).split(", ").at(-1) ?? ""
    await page.keyboard.press("Enter")
    await upToDate(page, number + 1)
    expect(await storedOf(name)).toMatchObject({ commitment: { date: "2026-12-20", confidence: "80%" } })

    // The focus is on the milestone again, and its flags can be taken hold of.
    await expectFocus(milestone(page, name))
    await flag("Promise", name).click()
    await form.getByRole("button", { name: /^Take the 80 % date, / }).click()
    const taken = await form.getByLabel("Promised").inputValue()
    expect(written(taken)).toBe(offered)
    await form.getByText(/(8|9) in 10 \((8|9)\d\s%\)/).waitFor()
    await form.getByRole("button", { name: "Move" }).click()
    await form.waitFor({ state: "detached" })
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true)
    await upToDate(page, number + 2)
    expect(await storedOf(name)).toMatchObject({ commitment: { date: taken, confidence: "80%" } })
    expect(faults).toEqual([])
  })
})

describe("a promise's flag", () => {
  it("is dragged, its chance changes on the way, and the new date is recorded", async () => {
    const name = "DVT exit"
    const number = await revision(page)
    await milestone(page, name).focus()
    await flag("Promise", name).waitFor()
    const start = parts(await told(flag("Promise", name)))
    const box = await flag("Promise", name).boundingBox()
    if (!box) throw new Error("the flag is not seen")
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x - 60, y, { steps: 6 })
    await expect.poll(async () => parts(await told(flag("Promise", name))).chance).toBeLessThan(start.chance)
    const there = parts(await told(flag("Promise", name)))
    const card = await page.locator("[data-live]").innerText()
    expect(card).toContain(there.day)
    expect(card).toMatch(new RegExp(`${there.chance}\\s%`))
    await page.mouse.up()
    await upToDate(page, number + 1)
    const { commitment } = (await storedOf(name)) as { commitment: { date: string; confidence: string } }
    expect(written(commitment.date)).toBe(there.day)
    expect(commitment.confidence).toBe("80%")
    expect(faults).toEqual([])
  })
})

describe("a milestone that is far away", () => {
  it("is reached by one key, and keeps the focus once all around it is drawn", async () => {
    const mine = await newContext(browser)
    const me = await newPage(mine, faults)
    await enterPlan(me, server)
    await milestone(me, NAME).focus()
    for (let turn = 0; turn < 9; turn += 1) await me.keyboard.press("+")
    const reached: (string | null)[] = []
    for (const key of ["End", "Home", "End", "Home"]) {
      await me.keyboard.press(key)
      await frames(me, 40)
      const focused = me.locator("[role=option]:focus")
      await focused.waitFor()
      reached.push(await focused.getAttribute("data-milestone"))
    }
    expect(new Set(reached).size).toBe(2)
    expect(reached.slice(2)).toEqual(reached.slice(0, 2))
    await mine.close()
    expect(faults).toEqual([])
  })
})

/** Until so many frames have been shown. */
async function frames(of: Page, count: number): Promise<void> {
  await of.evaluate(
    (all) =>
      new Promise<void>((resolve) => {
        const next = (left: number) => (left === 0 ? resolve() : requestAnimationFrame(() => next(left - 1)))
        next(all)
      }),
    count,
  )
}

describe("the map as a file", () => {
  it("is an SVG that stands alone, drawn from the plan", async () => {
    await page.getByRole("button", { name: "Export" }).click()
    const coming = page.waitForEvent("download")
    await page.getByRole("menuitem", { name: "As SVG" }).click()
    const file = await coming
    expect(file.suggestedFilename()).toBe(`${PLAN}.svg`)
    const svg = readFileSync(await file.path(), "utf-8")
    expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg /)
    expect(svg).toContain(NAME)
    expect(svg).not.toMatch(/(href|src)="http|url\(http/)
    expect(faults).toEqual([])
  })
})

describe("a target far away", () => {
  it("leaves the map as it is, which says where it is and leads there", async () => {
    const number = await revision(page)
    await select(page, NAME)
    await writeDate(page, "Target", "2099-12-31")
    await upToDate(page, number + 1)
    const near = await page.getByText("Q1 2027", { exact: true }).boundingBox()
    const next = await page.getByText("Q2 2027", { exact: true }).boundingBox()
    expect((next?.x ?? 0) - (near?.x ?? 0)).toBeGreaterThan(60)
    await page.getByRole("button", { name: `Target of ${NAME}, 31 Dec 2099` }).click()
    const isSeen = async () => {
      const box = await flag("Target").boundingBox()
      return box !== null && box.x > 0 && box.x + box.width < (page.viewportSize()?.width ?? 0)
    }
    await expect.poll(isSeen).toBe(true)
    // Its name stands beside it.
    const isNamed = async () => {
      const at = await flag("Target").boundingBox()
      const names = await page.locator("svg text").filter({ hasText: NAME }).all()
      const boxes = await Promise.all(names.map((name) => name.boundingBox()))
      const isBeside = (x: number, y: number) => at && x > at.x && x < at.x + at.width + 40 && Math.abs(y - at.y) < 30
      return boxes.some((box) => box && isBeside(box.x, box.y))
    }
    await expect.poll(isNamed).toBe(true)
    await page.getByRole("button", { name: "Fit" }).click()
    await page.getByText("Q1 2027", { exact: true }).waitFor()
    expect(faults).toEqual([])
  })
})
