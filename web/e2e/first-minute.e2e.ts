/** The first minute: the demo's link leads to an answer, and an empty workspace to a chance on one's own data. */

import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { come, context, leave, page, server, setTheScene } from "./scene"
import { copyElsewhere, Hand, signUp, stored } from "./visitor"

const MOST_INPUTS = 8
const LINE = "Beta by 29 Jan: API 5-10d, UI 8d after API"
/** The browser says aloud that a form was answered with what is wrong in it. */
const FORM_REFUSED = /status of 422/

let people = 0

setTheScene()
beforeEach(() => come({ allowed: FORM_REFUSED }))
afterEach(leave)

const pad = () => page.getByRole("textbox", { name: "What you have" })
const result = () => page.getByRole("region", { name: "What it comes to" })
const make = () => page.getByRole("button", { name: "Make the plan" })
const milestone = (name: string) => page.getByRole("option", { name: new RegExp(`^${name},`) })

async function newPlan(): Promise<void> {
  people += 1
  await signUp(page, server, `somebody${people}@example.org`)
  await page.getByRole("link", { name: "New plan" }).click()
  await pad().waitFor()
}

describe("the demo's link", () => {
  it("opens the example's map with one sentence that says what slips and why", async () => {
    await page.goto(server.link)
    await page.getByRole("heading", { name: "Map of Hearth 2 launch" }).waitFor()
    const sentence = page.getByText(/needs attention first: .+ for .+\. The largest single cause, .+, costs .+/)
    await sentence.waitFor()
    const slipping = sentence.getByRole("button")
    const name = await slipping.innerText()
    await slipping.click()
    const panel = page.getByRole("complementary", { name: "Details" })
    await panel.getByRole("heading", { name, exact: true }).waitFor()
    await panel.getByText("What would help").waitFor()
  })
})

describe("from nothing to a chance", () => {
  it("takes at most eight inputs, signing up among them", async () => {
    await copyElsewhere(context, LINE)
    await page.bringToFront()
    const hand = new Hand(page)
    await signUp(page, server, "ada@example.org", hand)
    await page.getByText("You have no plan yet.").waitFor()
    await hand.click(page.getByRole("link", { name: "New plan" }))
    await pad().waitFor()
    await hand.press("Control+V")
    await result().getByText("Beta is a milestone, wanted by 29 January").waitFor()
    await result().getByText("API takes 5 to 10 days, for Beta.").waitFor()
    await result().getByText("UI takes 8 days, after API, for Beta.").waitFor()
    await hand.press("Control+Enter")
    await milestone("Beta")
      .and(page.getByRole("option", { name: / in 10 / }))
      .waitFor()
    expect(hand.inputs).toBeLessThanOrEqual(MOST_INPUTS)

    expect(await stored(page, "task")).toMatchObject([{ name: "API" }, { name: "UI", after: ["api"] }])
  })

  it("takes cells, shows what each column was taken for, and lets that be said otherwise", async () => {
    const cells = [
      "Work package\tMilestone\tDays\tDepends on\tNeeded by\tColour",
      "Spec\tBeta\t3\t\t\tred",
      "API\tBeta\t5-10\tSpec\t\tgreen",
      "UI\tBeta\t8\tAPI\t\tblue",
      "Beta\t\t\t\t29 Jan\t",
    ].join("\n")
    await newPlan()
    await copyElsewhere(context, cells)
    await page.bringToFront()
    await page.keyboard.press("Control+V")
    const taken = (head: string) => result().getByRole("combobox", { name: `What ${head} is` })
    const guesses = [
      ["Work package", "Name"],
      ["Milestone", "Of milestone"],
      ["Days", "Duration"],
      ["Depends on", "After"],
      ["Needed by", "Finish"],
      ["Colour", "Left out"],
    ] as const
    for (const [head, role] of guesses) {
      await taken(head).waitFor()
      expect(await taken(head).inputValue(), head).toBe(role)
    }
    await taken("Colour").click()
    await page.getByRole("option", { name: "Notes" }).click()
    await expect.poll(() => taken("Colour").inputValue()).toBe("Notes")
    await result().getByText("API takes 5 to 10 days, after Spec, for Beta.").waitFor()
    await make().click()
    await milestone("Beta")
      .and(page.getByRole("option", { name: / in 10 / }))
      .waitFor()

    expect(await stored(page, "task")).toMatchObject([
      { name: "Spec", notes: "red" },
      { name: "API", notes: "green" },
      { name: "UI", notes: "blue" },
    ])
  })

  it("takes a template, moved to today", async () => {
    await newPlan()
    await page.getByRole("button", { name: /Hearth 2 launch/ }).click()
    await page.getByRole("heading", { name: "Map of Hearth 2 launch" }).waitFor()
    await milestone("PVT exit")
      .and(page.getByRole("option", { name: / in 10 / }))
      .waitFor()
  })
})

describe("what is wrong is said, and nothing of it is lost", () => {
  it("in an account that is to be", async () => {
    await page.goto(`${server.url}/sign-up`)
    await page.getByLabel("Name").fill("Grace")
    await page.getByLabel("Address").fill("grace@example.org")
    await page.getByLabel("Password").fill("short")
    await page.getByRole("button", { name: "Make the account" }).click()
    await page.getByText(/too short/).waitFor()
    expect(await page.getByLabel("Name").inputValue()).toBe("Grace")
    expect(await page.getByLabel("Address").inputValue()).toBe("grace@example.org")
    await page.getByLabel("Password").fill("long enough for anybody")
    await page.getByRole("button", { name: "Make the account" }).click()
    await page.getByText("You have no plan yet.").waitFor()
  })

  it("in lines: where it stands, what was expected, and the rest is understood", async () => {
    const text = "Beta by 45 Foo: API 5d\nLaunch by 31 Mar after Bta: Press kit 5d"
    await newPlan()
    await pad().fill(text)
    await result()
      .getByText(/'45 Foo' is not a date that can be read\. Write it as 29 Jan/)
      .waitFor()
    await result()
      .getByText(/Launch is after 'Bta', and nothing else is called so\. Did you mean 'Beta'\?/)
      .waitFor()
    await result().getByText("Press kit takes 5 days, for Launch.").waitFor()
    await page.getByRole("button", { name: "Go to line 2" }).click()
    expect(await pad().evaluate(marked)).toBe("Launch by 31 Mar after Bta: Press kit 5d")
    expect(await pad().inputValue()).toBe(text)
  })

  it("in work that waits for itself: no plan is made of it until it is mended", async () => {
    const text = "Beta by 29 Jan: API 5d after UI\n- UI 3d after API"
    await newPlan()
    await pad().fill(text)
    await result().getByRole("alert").waitFor()
    expect(await make().isDisabled()).toBe(true)
    await page.keyboard.press("Control+Enter")
    expect(await pad().inputValue()).toBe(text)
    await pad().fill(text.replace(" after UI", ""))
    await result().getByRole("alert").waitFor({ state: "detached" })
    await expect.poll(() => make().isEnabled()).toBe(true)
    await make().click()
    await milestone("Beta").waitFor()
  })
})

function marked(element: HTMLElement | SVGElement): string {
  const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement
  return value.slice(selectionStart, selectionEnd)
}
