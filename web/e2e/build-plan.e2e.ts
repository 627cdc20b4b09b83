/** A plan built and kept in the outline by keyboard alone. */

import type { Locator } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { current } from "./plan"
import { come, context, faults, page, server, setTheScene } from "./scene"
import { copyElsewhere, expectFocus, signUp, stored, tabTo } from "./visitor"

const PATIENCE = 15_000

setTheScene()
beforeAll(async () => {
  await come({ patience: PATIENCE })
  await signUp(page, server, "ada@example.org")
})

const press = (keys: string) => page.keyboard.press(keys)
const type = (text: string) => page.keyboard.type(text)
const grid = () => page.getByRole("treegrid", { name: "Outline of the plan" })
const row = (name: string) =>
  grid()
    .getByRole("row")
    .filter({ has: page.locator('[aria-colindex="1"]').getByText(name, { exact: true }) })

async function cell(name: string, column: string): Promise<Locator> {
  const heads = await grid().getByRole("columnheader").allInnerTexts()
  return row(name)
    .getByRole("gridcell")
    .nth(heads.findIndex((head) => head.toLowerCase() === column.toLowerCase()))
}

async function expectCell(name: string, column: string, said: string | RegExp): Promise<void> {
  const found = await cell(name, column)
  await expect.poll(() => found.innerText(), { message: `${column} of ${name}`, timeout: PATIENCE }).toMatch(said)
}

/** The names of the rows, from the top, indented as they stand under each other. */
function outlined(): Promise<string[]> {
  return grid()
    .getByRole("row")
    .evaluateAll((rows) =>
      rows
        .filter((each) => each.ariaLevel !== null)
        .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
        .map((each) => {
          const name = each.querySelector('[role="gridcell"]')?.textContent?.replace(/Details$/, "")
          return " ".repeat(Number(each.ariaLevel) - 1) + name
        }),
    )
}

async function expectOutline(...rows: string[]): Promise<void> {
  await expect.poll(outlined).toEqual(rows)
}

/** Writes over the cell that has the focus. */
async function write(text: string): Promise<void> {
  await press("F2")
  await press("Control+A")
  await type(text)
  await press("Enter")
}

/** Goes by arrows from the cell that has the focus. */
async function go(...arrows: ("Up" | "Down" | "Left" | "Right")[]): Promise<void> {
  for (const arrow of arrows) await press(`Arrow${arrow}`)
}

/** A server that lets one wait: whoever types is faster than it answers. Gives what lets it answer. */
async function holdAnswers(): Promise<() => Promise<void>> {
  const REVISIONS = /\/revisions$/
  let go = () => {}
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route(REVISIONS, async (route) => {
    await held
    await route.continue()
  })
  return async () => {
    go()
    await page.getByRole("status").getByText(current("\\d+")).waitFor()
    await page.unroute(REVISIONS)
  }
}

// One plan through all of its life: each step goes on from where the one before left it.
describe.sequential("by keyboard alone", () => {
  it("an initiative, milestones and tasks come one after another, and with them a chance", async () => {
    await tabTo(page, page.getByRole("link", { name: "New plan" }))
    await press("Enter")
    await tabTo(page, page.getByRole("button", { name: /^An empty plan/ }))
    await press("Enter")
    expect(await page.getByRole("button", { name: "Unfold all" }).count()).toBe(0)
    await tabTo(page, page.getByRole("button", { name: "Write the first milestone" }))
    await press("Enter")
    const answer = await holdAnswers()
    await expectFocus(page.getByLabel("New milestone"))
    await press("Shift+Tab")
    await expectFocus(page.getByLabel("New initiative"))
    await type("Atlas")
    await press("Enter")
    await press("Tab")
    await expectFocus(page.getByLabel("New milestone"))
    await type("Beta by 29 Jan")
    await press("Enter")
    await press("Tab")
    await expectFocus(page.getByLabel("New task"))
    await type("API 5-10d")
    await press("Enter")
    await type("UI 8d after API")
    await press("Enter")
    await press("Shift+Tab")
    await expectFocus(page.getByLabel("New milestone"))
    await type("Launch")
    await press("Enter")
    await press("Escape")
    await expectOutline("Atlas", " Beta", "  API", "  UI", " Launch")
    await answer()
    await expectFocus(await cell("Launch", "Name"))
    await expectCell("API", "Estimate", /^5.10\s?d$/)
    await expectCell("UI", "Waits for", "API")
    await expectCell("Beta", "Target", /29 Jan/)
    await expectCell("Beta", "Chance", /in 10/)
    expect(faults).toEqual([])
  })

  it("an estimate, a link and a target are written into their cells", async () => {
    await go("Up", "Right")
    await expectFocus(await cell("UI", "Estimate"))
    await type("8-14d")
    await press("Enter")
    await expectCell("UI", "Estimate", /^8.14\s?d$/)
    await expectFocus(await cell("Launch", "Estimate"))
    await go("Right")
    await type("Bet")
    await page.getByRole("option", { name: /^Beta/ }).waitFor()
    await press("Tab")
    await expectFocus(page.getByLabel("Target of Launch"))
    await expectCell("Launch", "Waits for", "Beta")
    await type("soon")
    await press("Enter")
    await page.getByRole("alert").waitFor()
    await expectFocus(page.getByLabel("Target of Launch"))
    expect(await page.getByLabel("Target of Launch").inputValue()).toBe("soon")
    await press("Control+A")
    await type("31 Mar")
    await press("Enter")
    await press("Escape")
    await expectCell("Launch", "Target", /31 Mar/)
    await expectCell("Launch", "Chance", /in 10/)
    const [, launch] = await stored(page, "milestone")
    expect(launch).toMatchObject({ name: "Launch", after: ["beta"], target: expect.stringMatching(/-03-31$/) })
    expect(faults).toEqual([])
  })

  it("lines are pasted under what has the focus, once they were looked at", async () => {
    await copyElsewhere(context, "Load test 3-8d after UI\nPress kit 5d")
    await page.bringToFront()
    await go("Left", "Left", "Left", "Up", "Up", "Up")
    await expectFocus(await cell("Beta", "Name"))
    await press("Control+V")
    const dialog = page.getByRole("dialog", { name: "Paste 2 rows" })
    await dialog.getByText("Load test").waitFor()
    await expectFocus(dialog.getByRole("button", { name: "Add 2 rows" }))
    await press("Enter")
    await expectOutline("Atlas", " Beta", "  API", "  UI", "  Load test", "  Press kit", " Launch")
    await expectCell("Load test", "Waits for", "UI")
    await expectFocus(await cell("Load test", "Name"))
    expect(faults).toEqual([])
  })

  it("a row is named anew and moved, up and down, in and out", async () => {
    await go("Down")
    await write("Press material")
    await expectOutline("Atlas", " Beta", "  API", "  UI", "  Load test", "  Press material", " Launch")
    await go("Up")
    await expectFocus(await cell("Press material", "Name"))
    await press("Alt+ArrowUp")
    await expectOutline("Atlas", " Beta", "  API", "  UI", "  Press material", "  Load test", " Launch")
    await expectFocus(await cell("Press material", "Name"))
    await press("Shift+Tab")
    await expectOutline("Atlas", " Beta", "  API", "  UI", "  Load test", " Launch", " Press material")
    await press("Tab")
    await expectOutline("Atlas", " Beta", "  API", "  UI", "  Load test", " Launch", "  Press material")
    await expectFocus(await cell("Press material", "Name"))
    expect(faults).toEqual([])
  })

  it("a row is deleted once its consequences were said, and comes back by undo", async () => {
    await go("Up", "Up", "Up")
    await expectFocus(await cell("UI", "Name"))
    await press("Delete")
    const dialog = page.getByRole("dialog", { name: "Delete UI?" })
    await dialog.getByText("This loses a link to it").waitFor()
    const loses = dialog.getByRole("listitem").filter({ hasText: /^Task Load test in its field Waits for$/ })
    await loses.waitFor()
    await expectFocus(dialog.getByRole("button", { name: "Delete", exact: true }))
    await press("Escape")
    await dialog.waitFor({ state: "detached" })
    await expectFocus(await cell("UI", "Name"))
    await press("Delete")
    await loses.waitFor()
    await press("Enter")
    await expectOutline("Atlas", " Beta", "  API", "  Load test", " Launch", "  Press material")
    await expectCell("Load test", "Waits for", /^$/)
    await expectFocus(await cell("Load test", "Name"))
    await press("Control+Z")
    await expectOutline("Atlas", " Beta", "  API", "  UI", "  Load test", " Launch", "  Press material")
    await expectCell("Load test", "Waits for", "UI")
    expect(faults).toEqual([])
  })

  it("details open beside the outline: Tab leads there, an edit keeps the focus, Escape leads back", async () => {
    await go("Down")
    await expectFocus(await cell("Launch", "Name"))
    await press("Space")
    const panel = page.getByRole("complementary", { name: "Details" })
    await panel.getByRole("heading", { name: "Launch", exact: true }).waitFor()
    await expectFocus(await cell("Launch", "Name"))
    const promise = panel.getByRole("textbox", { name: "Promised", exact: true })
    await tabTo(page, promise)
    await type("30 Apr")
    await press("Enter")
    await expect.poll(() => promise.inputValue()).toMatch(/30 Apr/)
    await expectFocus(promise)
    await press("Escape")
    await panel.waitFor({ state: "detached" })
    await expectFocus(await cell("Launch", "Name"))
    expect(faults).toEqual([])
  })
})
