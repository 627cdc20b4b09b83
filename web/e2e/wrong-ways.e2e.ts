/** Addresses that lead nowhere, lines that nobody understands, and a file that is large. */

import { beforeAll, describe, expect, it } from "vitest"
import { details, enterPlan, select } from "./plan"
import { come, faults, leave, page, server, setTheScene } from "./scene"
import { signUp } from "./visitor"

const PATIENCE = 15_000
const LARGE = 10_000
const PAGE_LONG = 90_000

setTheScene()
beforeAll(async () => {
  await come({ allowed: /404/, patience: PATIENCE })
  await signUp(page, server, "ada@example.org")
})

const COLOURS = "Texture, T2 shots, colour match"

/** A cell of the outline by the name in its row. */
const cell = (name: string, column: number) =>
  page
    .getByRole("row")
    .filter({ has: page.locator('[aria-colindex="1"]').getByText(name, { exact: true }) })
    .getByRole("gridcell")
    .nth(column)

/** Writes over the cell that has the focus. */
async function write(text: string): Promise<void> {
  await page.keyboard.press("F2")
  await page.keyboard.press("Control+A")
  await page.keyboard.type(text)
  await page.keyboard.press("Enter")
}

const said = () => page.getByRole("region", { name: "What it comes to" })

describe("an address of something that is not there", () => {
  it.each([
    ["/plans/nothere/map", "There is no such plan, or it is not open to you."],
    ["/workspaces/nothere", "There is no such workspace, or it is not open to you."],
  ])("says so at %s, and leads back to the plans", async (address, sentence) => {
    await page.goto(server.url + address)
    await page.getByRole("heading", { name: sentence }).waitFor()
    await page.getByRole("link", { name: "Back to the plans" }).click()
    await page.getByRole("heading", { name: "Your plans" }).waitFor()
  })
})

describe("a new plan", () => {
  it("tells of a line that cannot be in the words of that line", async () => {
    await page.goto(`${server.url}/new`)
    await page.getByRole("textbox", { name: "What you have" }).fill("Public beta by 31 Feb\nLoad test 10-5d")
    await said().getByText("'31 Feb' is not a date that can be read.").waitFor()
    await said().getByText("Nothing says when Public beta can be reached.").waitFor()
    await said().getByText("The durations of Load test are out of order.").waitFor()
    expect(await said().innerText()).not.toContain("`")
    const unread = page.getByRole("button", { name: "2 lines could not be read in full" })
    for (const line of [1, 2]) {
      await unread.click()
      const number = page.getByRole("button", { name: `Go to line ${line}` })
      expect(await number.evaluate((element) => element === document.activeElement)).toBe(true)
    }
  })

  it("says of a workbook that it holds no text, and keeps what was written", async () => {
    await page.goto(`${server.url}/new`)
    const pad = page.getByRole("textbox", { name: "What you have" })
    await pad.fill("Beta by 29 Jan: API 5d")
    const choosing = page.waitForEvent("filechooser")
    await page.getByRole("button", { name: "Choose a file" }).click()
    const buffer = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x08, 0x00])
    await (await choosing).setFiles({ name: "plan.xlsx", mimeType: "application/zip", buffer })
    await page.getByRole("alert").getByText("plan.xlsx holds no text.").waitFor()
    expect(await pad.inputValue()).toBe("Beta by 29 Jan: API 5d")
    await pad.press("Enter")
    await page.getByRole("alert").waitFor({ state: "detached" })
    expect(faults).toEqual([])
  })

  it("says of a Project file in XML that it cannot be read, and takes none of its lines", async () => {
    await page.goto(`${server.url}/new`)
    const pad = page.getByRole("textbox", { name: "What you have" })
    await pad.fill('<?xml version="1.0"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n</Project>')
    await page.getByRole("alert").getByText("This is a Microsoft Project file in XML").waitFor()
    expect(await page.getByRole("button", { name: "Make the plan" }).count()).toBe(0)
    await pad.fill("Beta by 29 Jan: API 5d")
    await said().getByText("API takes 5 days, for Beta.").waitFor()
    expect(await page.getByRole("alert").count()).toBe(0)
  })

  it(`is made of a file with ${LARGE} activities`, async () => {
    await page.goto(`${server.url}/new`)
    const tasks = Array.from(
      { length: LARGE },
      (_, each) => `  - {id: t${each}, name: ${"A task with a name ".repeat(5)}${each}, estimate: 3d}`,
    )
    const text = ["tasks:", ...tasks, "plan: Everything", "status_date: 2026-11-02"].join("\n")
    const choosing = page.waitForEvent("filechooser")
    await page.getByRole("button", { name: "Choose a file" }).click()
    await (await choosing).setFiles({ name: "all.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) })
    await said()
      .getByText(/^10,000 tasks$/)
      .waitFor({ timeout: PAGE_LONG })
    await page.getByRole("button", { name: "Make the plan" }).click()
    await page.waitForURL(/\/plans\/[^/]+\/map/, { timeout: PAGE_LONG })
    expect(faults).toEqual([])
  })
})

describe("the example's plan", () => {
  beforeAll(async () => {
    await leave()
    await come({ allowed: /404|422/, patience: PATIENCE })
    await enterPlan(page, server)
  })

  it("stays within the window with the details of a milestone, and so does a name without a gap", async () => {
    await select(page, "PVT exit")
    await details(page).getByRole("textbox", { name: "Name", exact: true }).fill("x".repeat(200))
    await page.keyboard.press("Enter")
    const answer = details(page).getByText(/^x{200}: .+ at 80.%/)
    await answer.waitFor()
    expect(await answer.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0)
  })

  it("keeps the outline's bar in its place, and takes a name that ends in what looks like a lag", async () => {
    await page.getByRole("button", { name: "Close details" }).click()
    await page.getByRole("link", { name: "Outline" }).click()
    await cell(COLOURS, 2).waitFor()
    await cell(COLOURS, 2).click()
    const over = await page.evaluate(() => {
      const view = document.querySelector("[role=treegrid]")?.closest("section")
      return view ? view.scrollHeight - view.clientHeight : undefined
    })
    expect(over).toBe(0)
    await write("Battery life at -10 degrees")
    await expect.poll(() => cell(COLOURS, 2).innerText()).toBe("Battery life at -10 degrees")
  })

  it("lets go of a refused estimate once it is corrected", async () => {
    await cell(COLOURS, 1).click()
    await write("30-12d")
    const refused = page.getByRole("alert").filter({ hasText: "This change was not stored" })
    await refused.getByText(/Estimate is out of order/).waitFor()
    await cell(COLOURS, 1).click()
    await write("12-30d")
    await refused.waitFor({ state: "detached" })
    await expect.poll(() => cell(COLOURS, 1).innerText()).toBe("12-30d")
  })

  it("tells nothing of a revision that is not there, and leads back to now", async () => {
    await page.getByRole("link", { name: "Map", exact: true }).click()
    await page.getByRole("option").first().waitFor()
    const address = page.url().split("?")[0]
    await page.goto(`${address}?at=99`)
    await page.getByText(/^There is no revision 99: the last one is \d+\.$/).waitFor()
    expect(await page.getByRole("option").count()).toBe(0)
    expect(await page.getByText("On course").count()).toBe(0)
    await page.getByRole("button", { name: "Back to now" }).click()
    await page.getByRole("option").first().waitFor()
    await page.goto(`${address}?at=foo&window=soon`)
    await page.getByRole("option").first().waitFor()
    expect(await page.getByText("You see the plan as of").count()).toBe(0)
    expect(faults).toEqual([])
  })
})
