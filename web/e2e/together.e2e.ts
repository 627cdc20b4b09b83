/** Two people in one plan at once: what one does the other sees, nobody's change is lost, and a cut connection heals. */

import type { BrowserContext, Page } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import {
  CUT,
  current,
  details,
  enterPlan,
  expectDate,
  mapShown,
  milestone,
  openPlan,
  PLAN,
  revision,
  select,
  writeDate,
} from "./plan"
import { browser, faults, server, setTheScene } from "./scene"
import { newContext, newPage } from "./stage"
import { comeInBy, invite, stored } from "./visitor"

const NAME = "PVT exit"

let mine: BrowserContext
let bens: BrowserContext
let me: Page
let ben: Page

setTheScene()
beforeAll(async () => {
  mine = await newContext(browser)
  bens = await newContext(browser)
  me = await newPage(mine, faults, CUT)
  ben = await newPage(bens, faults, CUT)
})

const waiting = (page: Page, count: number) =>
  page.getByText(count === 1 ? "1 change waits" : `${count} changes wait`, { exact: true })
const away = (page: Page) => page.getByText("No connection. What you change is kept and sent when it is back.")
const stands = async () => (await stored(me, "milestone")).find(({ name }) => name === NAME)

// One plan through all of it: each step goes on from where the one before left it.
describe.sequential("two people", () => {
  it("come together by an invitation's link", async () => {
    await enterPlan(me, server)
    await me.getByRole("link", { name: "Milepost" }).click()
    await comeInBy(await invite(me), ben, "Ben Okafor", "ben@example.org")
    await ben.getByRole("link", { name: PLAN }).click()
    await mapShown(ben)
    expect(faults).toEqual([])
  })

  it("see that the other is here, and where", async () => {
    await openPlan(me, server)
    await ben.getByRole("img", { name: "You, at Map" }).waitFor()
    await me.getByRole("img", { name: /^Ben Okafor, at Map/ }).waitFor()
    await select(ben, NAME)
    await me.getByRole("img", { name: `Ben Okafor, at ${NAME}` }).waitFor()
    expect(faults).toEqual([])
  })

  it("see the other's change without loading anew, and who made it", async () => {
    const number = await revision(me)
    await select(me, NAME)
    await writeDate(me, "Target", "5 Mar 2027")
    await expectDate(ben, "Target", "5 Mar 2027")
    await milestone(ben, NAME)
      .and(ben.getByRole("option", { name: /target 5 Mar 2027/ }))
      .waitFor()
    await writeDate(ben, "Promised", "9 Apr 2027")
    await expectDate(me, "Promised", "9 Apr 2027")
    await details(me)
      .getByText(/^Ben Okafor, just now$/)
      .waitFor()
    await me.getByText(current(number + 2)).waitFor()
    expect(faults).toEqual([])
  })
})

describe.sequential("a conflict", () => {
  it("shows both values; keeping mine lets the other see it", async () => {
    await bens.setOffline(true)
    await away(ben).waitFor()
    await writeDate(ben, "Target", "12 Mar 2027")
    await waiting(ben, 1).waitFor()
    await expectDate(ben, "Target", "12 Mar 2027")
    await details(ben)
      .getByText(/in 10 for 12 Mar$/)
      .waitFor()
    await writeDate(me, "Target", "19 Mar 2027")
    await expectDate(me, "Target", "19 Mar 2027")
    await me.getByText(current("\\d+")).waitFor()

    await bens.setOffline(false)
    const told = ben.getByRole("alert").filter({ hasText: "This change was not stored" })
    await told.getByText(`${NAME}, Target: You set it to 19 Mar 2027; yours is 12 Mar 2027.`).waitFor()
    expect(await stands()).toMatchObject({ target: "2027-03-19" })
    await told.getByRole("button", { name: "Keep mine" }).click()
    await told.waitFor({ state: "detached" })
    await expectDate(me, "Target", "12 Mar 2027")
    await expectDate(ben, "Target", "12 Mar 2027")
    expect(faults).toEqual([])
  })

  it("outlives the page, and mine goes only when I let it go", async () => {
    await bens.setOffline(true)
    await away(ben).waitFor()
    await writeDate(ben, "Target", "26 Mar 2027")
    await waiting(ben, 1).waitFor()
    await writeDate(me, "Target", "2 Apr 2027")
    await expectDate(me, "Target", "2 Apr 2027")
    await me.getByText(current("\\d+")).waitFor()
    await bens.setOffline(false)
    const told = ben.getByRole("alert").filter({ hasText: "yours is 26 Mar 2027." })
    await told.waitFor()
    await ben.reload()
    await told.waitFor()
    await told.getByRole("button", { name: "Let mine go" }).click()
    await told.waitFor({ state: "detached" })
    await expectDate(ben, "Target", "2 Apr 2027")
    expect(await stands()).toMatchObject({ target: "2027-04-02" })
    expect(faults).toEqual([])
  })
})

describe.sequential("a cut connection", () => {
  it("keeps what is changed meanwhile, though the page is closed, and sends it", async () => {
    const address = ben.url()
    await bens.setOffline(true)
    await away(ben).waitFor()
    await writeDate(ben, "Target", "9 Apr 2027")
    await waiting(ben, 1).waitFor()
    await writeDate(ben, "Promised", "7 May 2027")
    await waiting(ben, 2).waitFor()
    await ben.close()
    await bens.setOffline(false)
    ben = await newPage(bens, faults, CUT)
    await ben.goto(address)
    await expectDate(me, "Target", "9 Apr 2027")
    await expectDate(me, "Promised", "7 May 2027")
    await expectDate(ben, "Target", "9 Apr 2027")
    await ben.getByText(current("\\d+")).waitFor()
    expect(await ben.getByRole("alert").count()).toBe(0)
    expect(faults).toEqual([])
  })

  it("heals when the server comes back: both send what they changed, and see the other's", async () => {
    await server.stop()
    await away(me).waitFor()
    await away(ben).waitFor()
    await writeDate(me, "Target", "16 Apr 2027")
    await waiting(me, 1).waitFor()
    await writeDate(ben, "Promised", "14 May 2027")
    await waiting(ben, 1).waitFor()
    await expectDate(me, "Target", "16 Apr 2027")
    await server.start()
    await away(me).waitFor({ state: "detached" })
    await away(ben).waitFor({ state: "detached" })
    await expectDate(ben, "Target", "16 Apr 2027")
    await expectDate(me, "Promised", "14 May 2027")
    const number = await revision(me)
    await ben.getByText(current(number)).waitFor()
    expect(await stands()).toMatchObject({ target: "2027-04-16", commitment: { date: "2027-05-14" } })
    expect(faults).toEqual([])
  })
})
