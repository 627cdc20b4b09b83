/** Saved views: what is seen is kept under a name, found again by oneself and by others, and by keyboard alone. */

import axe, { type AxeResults } from "axe-core"
import type { BrowserContext, Locator, Page } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { enterPlan, milestone, PLAN, select } from "./plan"
import { browser, faults, server, setTheScene } from "./scene"
import { newContext, newPage } from "./stage"
import { comeInBy, expectFocus, invite } from "./visitor"

const BOARD = "Exits, close by"
const OWN = "Firmware work"

let mine: BrowserContext
let bens: BrowserContext
let me: Page
let ben: Page

setTheScene()
beforeAll(async () => {
  mine = await newContext(browser, { permissions: ["clipboard-read", "clipboard-write"] })
  bens = await newContext(browser)
  me = await newPage(mine, faults)
  ben = await newPage(bens, faults)
})

/** The button of the menu, which says what is open. */
const menu = (page: Page, name: string | RegExp = /^Views/) => page.getByRole("button", { name, exact: true })
/** What can be done, or a view, of which may be told what it is besides. */
const item = (page: Page, name: string) =>
  page.getByRole("menuitem", { name: new RegExp(`^${name}( The plan opens with it)?( You are in it)?$`) })
const tab = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Plan" }).getByRole("link", { name, exact: true })
/** What the milestones on the map are called. */
const shownNames = (page: Page) =>
  page
    .getByRole("option")
    .evaluateAll((options) => options.map((each) => (each.getAttribute("aria-label") ?? "").split(",")[0] ?? ""))

async function choose(page: Page, name: string): Promise<void> {
  await menu(page).click()
  await item(page, name).click()
}

/** What the window of the map shows, in its address. */
function windowOf(page: Page): string | null {
  return new URL(page.url()).searchParams.get("window")
}

/** Where a milestone stands on the screen. */
async function placeOf(page: Page, name: string): Promise<{ x: number; width: number }> {
  const box = await milestone(page, name).boundingBox()
  if (!box) throw new Error(`${name} is not seen`)
  return { x: box.x, width: box.width }
}

/** Waits until the milestone stands where it stood before: what is opened anew is drawn, then laid out. */
async function stands(place: { x: number; width: number }): Promise<void> {
  const off = async () => {
    const now = await placeOf(me, "PVT exit")
    return Math.max(Math.abs(now.x - place.x), Math.abs(now.width - place.width))
  }
  await expect.poll(off).toBeLessThan(6)
}

/** A map narrowed to the exits and come closer to, as its address says once it keeps still. */
async function narrow(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Find milestones" }).click()
  await page.keyboard.type("exit")
  await milestone(page, "Launch day").waitFor({ state: "detached" })
  await page.getByRole("button", { name: "Closer" }).click()
  await expect.poll(() => windowOf(page)).toMatch(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/)
}

// One plan through all of it: each step goes on from where the one before left it.
describe.sequential("a saved view", () => {
  let there: { x: number; width: number }
  let window_: string | null

  it("keeps the filter and the zoom of the map under a name", async () => {
    await enterPlan(me, server)
    await menu(me, "Views").click()
    await me.getByText("A saved view keeps what you see now under a name, for you or for everybody.").waitFor()
    await me.keyboard.press("Escape")
    await narrow(me)
    window_ = windowOf(me)
    await choose(me, "Save this view…")
    const dialog = me.getByRole("dialog", { name: "Save this view" })
    await dialog.getByText(/^Map, lanes by initiatives, “exit”, /).waitFor()
    await dialog.getByLabel("Name").fill(BOARD)
    await dialog.getByRole("radio", { name: "Everybody who reads this plan" }).check()
    await dialog.getByRole("button", { name: "Save", exact: true }).click()
    await dialog.waitFor({ state: "detached" })
    await menu(me, `Views: ${BOARD}`).waitFor()
    expect(windowOf(me)).toBe(window_)
    there = await placeOf(me, "PVT exit")
    expect(faults).toEqual([])
  })

  it("says when something else is shown by now, and goes back to what was saved", async () => {
    await me.getByRole("button", { name: "Closer" }).click()
    await menu(me, `Views: ${BOARD}, changed`).waitFor()
    await choose(me, "Show it as it was saved")
    await menu(me, `Views: ${BOARD}`).waitFor()
    expect(windowOf(me)).toBe(window_)
    // To open a milestone's details in it is to use it.
    await select(me, "PVT exit")
    await menu(me, `Views: ${BOARD}`).waitFor()
    expect(faults).toEqual([])
  })

  it("is opened from elsewhere with the same filter and the same zoom", async () => {
    await choose(me, "Leave this view")
    await menu(me, "Views").waitFor()
    await milestone(me, "Launch day").waitFor()
    expect(windowOf(me)).toBeNull()
    await tab(me, "Objectives").click()
    await me.getByRole("treegrid", { name: "Objectives" }).waitFor()
    await choose(me, BOARD)
    await menu(me, `Views: ${BOARD}`).waitFor()
    await milestone(me, "PVT exit").waitFor()
    expect((await shownNames(me)).sort()).toEqual(["DVT exit", "EVT exit", "PVT exit"])
    expect(windowOf(me)).toBe(window_)
    await stands(there)
    // The address is the view's own state: loading it anew changes nothing.
    await me.reload()
    await menu(me, `Views: ${BOARD}`).waitFor()
    await milestone(me, "PVT exit").waitFor()
    expect(windowOf(me)).toBe(window_)
    await stands(there)
    expect(faults).toEqual([])
  })

  it("of one's own keeps what is looked for in the outline", async () => {
    await tab(me, "Outline").click()
    const find = me.getByRole("textbox", { name: "Find in the outline" })
    await find.fill("firmware")
    await me.getByRole("row", { name: /Firmware 1\.0 release candidate/ }).waitFor()
    await choose(me, "Save this view…")
    const dialog = me.getByRole("dialog", { name: "Save this view" })
    await dialog.getByLabel("Name").fill(OWN)
    await dialog.getByRole("button", { name: "Save", exact: true }).click()
    await menu(me, `Views: ${OWN}`).waitFor()
    await find.fill("")
    await menu(me, `Views: ${OWN}, changed`).waitFor()
    await choose(me, "Show it as it was saved")
    await expect.poll(() => find.inputValue()).toBe("firmware")
    await menu(me, `Views: ${OWN}`).waitFor()
    expect(faults).toEqual([])
  })

  it("is where the plan opens, once somebody says so", async () => {
    await choose(me, BOARD)
    await choose(me, "Open the plan with it")
    await me.getByText(`The plan now opens with “${BOARD}”.`).waitFor()
    await me.getByRole("link", { name: "Milepost", exact: true }).click()
    await me
      .getByRole("link", { name: new RegExp(`^${PLAN}`) })
      .first()
      .click()
    await menu(me, `Views: ${BOARD}`).waitFor()
    await milestone(me, "PVT exit").waitFor()
    expect(windowOf(me)).toBe(window_)
    expect(faults).toEqual([])
  })

  it("has a link that leads to what it shows by now", async () => {
    await choose(me, "Copy link")
    await me.getByText(`The link to “${BOARD}” is copied.`).waitFor()
    const link = await me.evaluate(() => navigator.clipboard.readText())
    await me.getByRole("button", { name: "Closer" }).click()
    await menu(me, `Views: ${BOARD}, changed`).waitFor()
    await choose(me, "Update to what is shown")
    await menu(me, `Views: ${BOARD}`).waitFor()
    const updated = windowOf(me)
    expect(updated).not.toBe(window_)
    await me.goto(link)
    await menu(me, `Views: ${BOARD}`).waitFor()
    expect(windowOf(me)).toBe(updated)
    expect(faults).toEqual([])
  })
})

describe.sequential("another person", () => {
  let own: string

  it("opens the plan with what is shared, and does not find what somebody keeps", async () => {
    await choose(me, OWN)
    await menu(me, `Views: ${OWN}`).waitFor()
    own = new URL(me.url()).searchParams.get("view") ?? ""
    await inviteAsViewer()
    await menu(ben, `Views: ${BOARD}`).waitFor()
    await milestone(ben, "PVT exit").waitFor()
    expect((await shownNames(ben)).sort()).toEqual(["DVT exit", "EVT exit", "PVT exit"])
    await menu(ben).click()
    await item(ben, BOARD).waitFor()
    expect(await item(ben, OWN).count()).toBe(0)
    await ben.goto(ben.url().replace(/\/map.*/, `/views/${own}`))
    await ben.getByText("This view is not here: it was deleted, or somebody keeps it to themselves.").waitFor()
    await ben.getByRole("link", { name: "Open the plan" }).click()
    await menu(ben, `Views: ${BOARD}`).waitFor()
    expect(faults).toEqual([])
  })

  it("who only reads keeps views of their own, and changes none that is shared", async () => {
    await menu(ben).click()
    await item(ben, "Copy link").waitFor()
    for (const name of ["Rename…", "Open the plan with it", "Do not open the plan with it", "Delete…"]) {
      expect(await item(ben, name).count(), name).toBe(0)
    }
    await item(ben, "Save as a new view…").click()
    const dialog = ben.getByRole("dialog", { name: "Save this view" })
    await dialog.getByText("Editors of the plan share views.").waitFor()
    expect(await dialog.getByRole("radio", { name: "Everybody who reads this plan" }).isDisabled()).toBe(true)
    await dialog.getByLabel("Name").fill("For Ben")
    await dialog.getByRole("button", { name: "Save", exact: true }).click()
    await menu(ben, "Views: For Ben").waitFor()
    await menu(me).click()
    await item(me, OWN).waitFor()
    expect(await item(me, "For Ben").count()).toBe(0)
    await me.keyboard.press("Escape")
    expect(faults).toEqual([])
  })
})

describe.sequential("while both have the plan open, the other", () => {
  const name = "Exits for the board"
  const renamed = "Exits for the sponsors"

  it("sees a view come that is shared, and none that is not", async () => {
    await choose(ben, BOARD)
    await menu(ben, `Views: ${BOARD}`).waitFor()
    await menu(ben).click()
    await item(ben, BOARD).waitFor()
    await choose(me, BOARD)
    await saveAs("Mine alone", "Only you")
    await saveAs(name, "Everybody who reads this plan")
    await item(ben, name).waitFor()
    expect(await item(ben, "Mine alone").count()).toBe(0)
    await item(ben, name).click()
    await menu(ben, `Views: ${name}`).waitFor()
    expect(faults).toEqual([])
  })

  it("sees it renamed and deleted while they are in it", async () => {
    await choose(me, "Rename…")
    const dialog = me.getByRole("dialog")
    await dialog.getByLabel("Name").fill(renamed)
    await me.keyboard.press("Enter")
    await menu(ben, `Views: ${renamed}`).waitFor()
    await choose(me, "Delete…")
    await me.getByRole("button", { name: "Delete", exact: true }).click()
    await menu(ben, "Views").waitFor()
    expect(faults).toEqual([])
  })
})

async function saveAs(name: string, forWhom: string): Promise<void> {
  await choose(me, "Save as a new view…")
  const dialog = me.getByRole("dialog", { name: "Save this view" })
  await dialog.getByLabel("Name").fill(name)
  await dialog.getByRole("radio", { name: forWhom }).check()
  await dialog.getByRole("button", { name: "Save", exact: true }).click()
  await menu(me, `Views: ${name}`).waitFor()
}

/** Ben makes an account by an invitation to read, and opens the plan. */
async function inviteAsViewer(): Promise<void> {
  const page = await newPage(mine, faults)
  await page.goto(server.url)
  const link = await invite(page, "Viewer")
  await page.close()
  await comeInBy(link, ben, "Ben Okafor", "ben@example.org")
  await ben.getByRole("link", { name: PLAN }).click()
}

describe.sequential("by keyboard alone", () => {
  it("a view is saved, renamed, opened and deleted", async () => {
    await tab(me, "Forecast").click()
    await me.getByRole("heading", { name: "Forecast", exact: true }).waitFor()
    await byKeys("Save this view…")
    const name = me.getByRole("dialog").getByLabel("Name")
    await expectFocus(name)
    await me.keyboard.type("Chances")
    await me.keyboard.press("Enter")
    await menu(me, "Views: Chances").waitFor()

    await byKeys("Rename…")
    await expectFocus(name)
    await me.keyboard.type("Chances of the launch")
    await me.keyboard.press("Enter")
    await menu(me, "Views: Chances of the launch").waitFor()

    await byKeys(OWN)
    await menu(me, `Views: ${OWN}`).waitFor()
    await byKeys("Chances of the launch")
    await menu(me, "Views: Chances of the launch").waitFor()
    await byKeys("Delete…")
    await me.getByRole("dialog", { name: "Delete “Chances of the launch”?" }).waitFor()
    await me.keyboard.press("Escape")
    await expectFocus(menu(me, "Views: Chances of the launch"))
    await byKeys("Delete…")
    await expectFocus(me.getByRole("button", { name: "Delete", exact: true }))
    await me.keyboard.press("Enter")
    await menu(me, "Views").waitFor()
    await me.getByText("“Chances of the launch” is deleted.").waitFor()
    expect(faults).toEqual([])
  })
})

/** Opens the menu and goes by the arrows to one of its items. */
async function byKeys(name: string): Promise<void> {
  await menu(me).waitFor()
  for (let stop = 0; stop < 20 && !(await hasFocus(menu(me))); stop += 1) await me.keyboard.press("Shift+Tab")
  await expectFocus(menu(me))
  await me.keyboard.press("Enter")
  await item(me, name).waitFor()
  for (let step = 0; step < 40; step += 1) {
    if (await hasFocus(item(me, name))) break
    await me.keyboard.press("ArrowDown")
  }
  await expectFocus(item(me, name))
  await me.keyboard.press("Enter")
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}

describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
  it("the menu and its dialogs keep nobody out", async () => {
    await me.emulateMedia({ colorScheme })
    await me.goto(me.url())
    await choose(me, BOARD)
    await menu(me, `Views: ${BOARD}`).waitFor()
    await menu(me).click()
    await item(me, "Delete…").waitFor()
    expect.soft(await flaws(me), "menu").toEqual([])
    await item(me, "Save as a new view…").click()
    const dialog = me.getByRole("dialog", { name: "Save this view" })
    await dialog.getByRole("radio", { name: "Everybody who reads this plan" }).check()
    await dialog.getByRole("checkbox", { name: "Open the plan with it" }).waitFor()
    expect.soft(await flaws(me), "save").toEqual([])
    await dialog.getByRole("button", { name: "Cancel" }).click()
    await dialog.waitFor({ state: "detached" })
    await choose(me, "Delete…")
    await me.getByRole("dialog", { name: `Delete “${BOARD}”?` }).waitFor()
    expect.soft(await flaws(me), "delete").toEqual([])
    await me.getByRole("button", { name: "Keep it" }).click()
    expect(faults).toEqual([])
  })
})

/** What axe calls serious or critical. */
async function flaws(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>(() =>
    (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ["violations"] }),
  )
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`))
}
