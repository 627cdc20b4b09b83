/** One box to search and to do anything, and the sheet of all keys, by keyboard alone. */

import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { flaws } from "./axe"
import { details, enterPlan, milestone, PLAN, revision, upToDate } from "./plan"
import { come, leave, page, server, setTheScene } from "./scene"
import { expectFocus, stored } from "./visitor"

const PATIENCE = 15_000

setTheScene()

async function enter(options = {}): Promise<void> {
  await come({ options, patience: PATIENCE })
  await enterPlan(page, server)
}

const press = (keys: string) => page.keyboard.press(keys)
const palette = () => page.getByRole("dialog", { name: "Search or do anything" })
const box = () => palette().getByRole("combobox")
const sheet = () => page.getByRole("dialog", { name: "Keys" })
const option = (name: string | RegExp) => palette().getByRole("option", { name })

/** Opens the palette, and writes into it. */
async function look(text: string): Promise<void> {
  await press("Control+K")
  await expectFocus(box())
  await page.keyboard.type(text)
}

/** The option that Enter takes. */
async function expectChosen(name: string | RegExp): Promise<void> {
  const chosen = option(name).and(palette().locator('[aria-selected="true"]'))
  await chosen.waitFor()
  expect(await box().getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"))
}

describe("the palette, by keyboard alone", () => {
  beforeEach(() => enter())
  afterEach(leave)

  it("opens a thing of the plan on another view, and Escape leads back to where one was", async () => {
    const history = page.getByRole("link", { name: "History" })
    await history.focus()
    await press("Enter")
    await page.getByRole("heading", { name: "History", exact: true }).waitFor()
    await look("yield")
    await expectChosen(/^Yield above 97 % and burn-in Task in PVT exit/)
    expect(
      await option(/^Yield/)
        .locator("mark")
        .first()
        .innerText(),
    ).toBe("Yield")
    await press("Enter")
    await palette().waitFor({ state: "detached" })
    await details(page).getByRole("heading", { name: "Yield above 97 % and burn-in", exact: true }).waitFor()
    await expectFocus(details(page))
    expect(new URL(page.url()).pathname).toMatch(/\/history$/)
    await press("Escape")
    await details(page).waitFor({ state: "detached" })
    await expectFocus(history)
  })

  it("finds by who has to do with it, and says so", async () => {
    await look("cut mei")
    await expectChosen(/^Cut the tools, T1 shots/)
    await option(/^Cut the tools/)
      .getByText("Mei Lin")
      .waitFor()
  })

  it("goes to other views, to other pages, and into another plan", async () => {
    await look("outline")
    await expectChosen("Outline")
    await press("Enter")
    await page.getByRole("treegrid", { name: "Outline of the plan" }).waitFor()
    await expectFocus(page.getByRole("main"))
    await look("account")
    await press("Enter")
    await page.getByRole("heading", { name: "Tokens for programs" }).waitFor()
    await look("members")
    await press("Enter")
    await page.getByRole("tabpanel", { name: "Members" }).waitFor()
    await look(PLAN)
    await expectChosen(new RegExp(`^${PLAN}`))
    await press("Enter")
    await milestone(page, "PVT exit").waitFor()
  })

  it("goes up and down, around the ends, and Escape closes it with the focus where it was", async () => {
    await milestone(page, "PVT exit").focus()
    await look("exit")
    await expectChosen(/^DVT exit|^EVT exit|^PVT exit/)
    const first = await box().getAttribute("aria-activedescendant")
    await press("ArrowDown")
    expect(await box().getAttribute("aria-activedescendant")).not.toBe(first)
    await press("ArrowUp")
    await press("ArrowUp")
    await press("ArrowDown")
    expect(await box().getAttribute("aria-activedescendant")).toBe(first)
    await press("Escape")
    await palette().waitFor({ state: "detached" })
    await expectFocus(milestone(page, "PVT exit"))
  })

  it("adds what a line says, opens it, and undoes it again", async () => {
    const number = await revision(page)
    await look("add task")
    await expectChosen("Add a task")
    await press("Enter")
    await page.keyboard.type("Print the manuals 3-6d after PVT exit")
    await expectChosen(/^Add the task “Print the manuals” .*after PVT exit/)
    await press("Enter")
    await details(page).getByRole("heading", { name: "Print the manuals", exact: true }).waitFor()
    await upToDate(page, number + 1)
    const task = (await stored(page, "task")).find(({ name }) => name === "Print the manuals")
    expect(task).toMatchObject({ after: ["pvt-exit"], estimate: expect.objectContaining({ low: "3d", high: "6d" }) })
    await look("undo")
    await expectChosen(/^Undo/)
    await press("Enter")
    await upToDate(page, number + 2)
    expect((await stored(page, "task")).some(({ name }) => name === "Print the manuals")).toBe(false)
  })

  it("shows what was used last first, and no command that cannot be done", async () => {
    await look("first 8,000")
    await press("Enter")
    await details(page)
      .getByRole("heading", { name: /^First 8,000 units/ })
      .waitFor()
    await press("Control+K")
    await palette().getByRole("group", { name: "Recently used" }).waitFor()
    await expectChosen(/^First 8,000 units/)
    expect(await option(/^Undo/).count()).toBe(0)
    await page.keyboard.type("undo")
    await palette().getByText("there is nothing of yours to take back").waitFor()
    expect(await option(/^Undo/).getAttribute("aria-disabled")).toBe("true")
    await press("Enter")
    await expectFocus(box())
  })

  it("says where nothing was found, with one thing to do about it, and asks before it does", async () => {
    await look("Zugspitze by 3 Mar")
    await palette().getByRole("paragraph").getByText("Nothing here is called “Zugspitze by 3 Mar”.").waitFor()
    expect(await palette().getByRole("option").count()).toBe(1)
    await press("Enter")
    await expectChosen(/^Add the milestone “Zugspitze” by 3 Mar/)
    expect((await stored(page, "milestone")).some(({ name }) => name === "Zugspitze")).toBe(false)
    await press("Escape")
    await expectFocus(box())
    expect(await box().inputValue()).toBe("")
    await press("Escape")
    await palette().waitFor({ state: "detached" })
  })

  it("turns the page dark, and exports the map", async () => {
    await look("switch to dark")
    await press("Enter")
    await expect.poll(() => page.locator("html").getAttribute("data-mantine-color-scheme")).toBe("dark")
    await look("svg")
    await expectChosen("Export the map as SVG")
    const coming = page.waitForEvent("download")
    await press("Enter")
    expect((await coming).suggestedFilename()).toBe(`${PLAN}.svg`)
  })
})

describe("the sheet of keys", () => {
  beforeEach(() => enter())
  afterEach(leave)

  it("opens by ? and closes by Escape, with the focus where it was", async () => {
    await milestone(page, "PVT exit").focus()
    await press("?")
    await sheet().getByRole("heading", { name: "Map", exact: true }).waitFor()
    await sheet().getByText("Write its target").waitFor()
    await press("Escape")
    await sheet().waitFor({ state: "detached" })
    await expectFocus(milestone(page, "PVT exit"))
  })

  it("is a letter where one writes, and the palette leads there too", async () => {
    await look("what?")
    expect(await box().inputValue()).toBe("what?")
    expect(await sheet().count()).toBe(0)
    await press("Control+A")
    await page.keyboard.type("shortcuts")
    await expectChosen(/^Show all keys/)
    await press("Enter")
    await sheet().waitFor()
    await press("Escape")
    await sheet().waitFor({ state: "detached" })
    await page.getByRole("button", { name: "Account" }).focus()
    await press("Enter")
    await page.getByRole("menuitem", { name: "Keys" }).click()
    await sheet().waitFor()
  })

  it("tells the keys of the outline first where one is there; the outline leaves ? alone", async () => {
    await look("outline")
    await press("Enter")
    const cell = page.getByRole("gridcell").first()
    await cell.focus()
    await press("?")
    await expect.poll(() => sheet().getByRole("heading", { level: 3 }).nth(1).innerText()).toBe("Outline")
    await press("Escape")
    await sheet().waitFor({ state: "detached" })
    await expectFocus(cell)
  })
})

describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
  beforeEach(() => enter({ colorScheme }))
  afterEach(leave)

  it("keeps nobody out of the palette and the sheet", async () => {
    await press("Control+K")
    await expectFocus(box())
    expect.soft(await flaws(page), "before anything is written").toEqual([])
    await page.keyboard.type("mei")
    await expectChosen(/^Mei Lin/)
    expect.soft(await flaws(page), "what was found").toEqual([])
    await press("Control+A")
    await page.keyboard.type("redo")
    await palette().getByText("nothing was taken back").waitFor()
    expect.soft(await flaws(page), "what cannot be done").toEqual([])
    await press("Control+A")
    await page.keyboard.type("add a risk")
    await press("Enter")
    await page.keyboard.type("Vendor late")
    await palette().getByText("Such as: Vendor late 30% 5-10d").waitFor()
    expect.soft(await flaws(page), "what is asked").toEqual([])
    await press("Escape")
    await press("Escape")
    await press("?")
    await sheet().waitFor()
    expect.soft(await flaws(page), "the sheet").toEqual([])
  })
})

describe("on a phone", () => {
  const PHONE = { width: 390, height: 844 } as const
  beforeEach(() => enter({ viewport: PHONE, hasTouch: true, isMobile: true }))
  afterEach(leave)

  it("is opened from the bar, and what it finds by a tap", async () => {
    await page.getByRole("button", { name: "Search or do anything" }).tap()
    await box().fill("yield")
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await option(/^Yield above/).tap()
    await details(page).getByRole("heading", { name: "Yield above 97 % and burn-in", exact: true }).waitFor()
  })
})
