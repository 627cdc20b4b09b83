/** Check-ins, and the plan as it was before them. */

import { beforeAll, describe, expect, it } from "vitest"
import { enterPlan, revision, upToDate } from "./plan"
import { come, faults, page, server, setTheScene } from "./scene"
import { expectFocus, stored, tabTo } from "./visitor"

const SHOPS = "Shops with Hearth 2 on the shelf"

setTheScene()
beforeAll(async () => {
  await come()
  await enterPlan(page, server)
})

const row = () => page.getByRole("row").filter({ has: page.getByRole("button", { name: SHOPS, exact: true }) })
const view = (name: string) => page.getByRole("navigation", { name: "Plan" }).getByRole("link", { name })
const slider = () => page.getByRole("slider", { name: "Revision that is shown" })
const bar = () => page.getByRole("banner")

/** C, the value, Enter: the focus is on the key result before and after. */
async function checkIn(value: string): Promise<void> {
  await expectFocus(row())
  await page.keyboard.press("c")
  await expectFocus(page.getByLabel(/^Value on /))
  await page.keyboard.type(value)
  await page.keyboard.press("Enter")
}

// One plan through all of it: each step goes on from where the one before left it.
describe.sequential("a key result", () => {
  it("is checked in by C and Enter, and its score changes", async () => {
    const number = await revision(page)
    await view("Objectives").click()
    await row().getByText("140 of 900 shops").waitFor()
    await row().getByText("Score 0.16 of 1.0").waitFor()
    const first = page.getByRole("row", { name: /Win the 2027 heating season/ })
    await tabTo(page, first)
    await page.keyboard.press("ArrowDown")
    await checkIn("300")
    await row().getByText("300 of 900 shops").waitFor()
    await row().getByText("Score 0.33 of 1.0").waitFor()
    await upToDate(page, number + 1)
    await checkIn("450")
    await row().getByText("Score 0.50 of 1.0").waitFor()
    await upToDate(page, number + 2)

    await page.reload()
    await row().getByText("450 of 900 shops").waitFor()
    const results = await stored(page, "key_result")
    expect(results.find(({ name }) => name === SHOPS)?.check_ins).toContainEqual(
      expect.objectContaining({ value: 450 }),
    )
    expect(faults).toEqual([])
  })

  it("stood elsewhere in the past: the slider goes there by keys, and every view shows it", async () => {
    const number = await revision(page)
    await view("History").click()
    await page.getByText(`You see the plan as it is now, at revision ${number}.`).waitFor()
    await tabTo(page, slider())
    await page.keyboard.press("ArrowLeft")
    await page.getByText(`You see the plan as of revision ${number - 1}.`).waitFor()
    await bar()
      .getByText(`as of revision ${number - 1}`, { exact: true })
      .waitFor()
    await page.keyboard.press("Home")
    await bar().getByText("as of revision 1", { exact: true }).waitFor()

    await view("Objectives").click()
    await row().getByText("140 of 900 shops").waitFor()
    await row().getByText("Score 0.16 of 1.0").waitFor()
    await page.getByText("You see the plan as of revision 1.").waitFor()
    expect(await row().getByRole("button", { name: "Check in" }).count()).toBe(0)
    await tabTo(page, slider())
    await page.keyboard.press("ArrowRight")
    await row().getByText("300 of 900 shops").waitFor()
    await page.getByRole("button", { name: "Back to now" }).click()
    await row().getByText("450 of 900 shops").waitFor()
    await upToDate(page, number)
    expect(faults).toEqual([])
  })

  it("is gone through by mouse too, and a revision says what it changed and may be taken back", async () => {
    const number = await revision(page)
    await view("History").click()
    const box = await slider().boundingBox()
    if (!box) throw new Error("the slider is not seen")
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x - 2000, y, { steps: 8 })
    await page.getByText("You see the plan as of revision 1.").waitFor()
    await page.mouse.move(x, y, { steps: 8 })
    await page.mouse.up()
    await page.getByText(`You see the plan as it is now, at revision ${number}.`).waitFor()

    const last = page.getByRole("listitem").filter({ hasText: `revision ${number}` })
    await last.getByText(/^You, just now|^You, .* ago/).waitFor()
    await last.getByRole("button", { expanded: false }).click()
    await last.getByText(`${SHOPS}, Check-ins: from`).waitFor()
    await page.getByRole("button", { name: `Take revision ${number} back` }).click()
    await upToDate(page, number + 1)
    await view("Objectives").click()
    await row().getByText("300 of 900 shops").waitFor()
    expect(faults).toEqual([])
  })
})
