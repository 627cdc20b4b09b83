/** What others changed since I last looked: known to my account, wherever I looked and wherever I look now. */

import type { BrowserContext, Page } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { current, openPlan, PLAN, revision, select, upToDate, writeDate } from "./plan"
import { browser, come, faults, page, server, setTheScene } from "./scene"
import { newContext, newPage } from "./stage"
import { comeInBy, invite } from "./visitor"

const NAME = "PVT exit"
const BEN = "ben@example.org"

// Nobody waits here for half an hour: each look is another one.
setTheScene({ MILEPOST_LOOK_BREAK: "0" })

let phone: BrowserContext
let laptop: BrowserContext

beforeAll(async () => {
  await come()
  await page.goto(server.linkFor("you@localhost"))
  const link = await invite(page)
  phone = await newContext(browser)
  laptop = await newContext(browser)
  const ben = await newPage(phone, faults)
  await comeInBy(link, ben, "Ben Okafor", BEN)
  await ben.getByRole("link", { name: PLAN }).waitFor()
  await openPlan(ben, server)
  await ben.getByText(current("\\d+")).waitFor()
  await ben.close()
  await openPlan(page, server)
  await select(page, NAME)
})

async function change(target: string): Promise<void> {
  const number = await revision(page)
  await writeDate(page, "Target", target)
  await upToDate(page, number + 1)
}

const seen = (ben: Page) => ben.getByRole("button", { name: /^Mark as seen \(since / })
const legend = (ben: Page) => ben.getByText("When you last looked", { exact: true })
const news = (ben: Page) => ben.getByRole("button", { name: "I have seen it" })

/** Opens the plan, and waits until the server was told, and told what was seen before. */
async function look(ben: Page): Promise<void> {
  const told = ben.waitForResponse((answer) => answer.url().endsWith("/look"))
  await openPlan(ben, server)
  await told
  await ben.getByText(current("\\d+")).waitFor()
}

// Ben's looks follow each other: each step goes on from where the one before left it.
describe.sequential("what others changed while I was away", () => {
  it("is drawn over where things stood when I last looked, until I say that I have seen it", async () => {
    await change("2027-07-30")
    const ben = await newPage(phone, faults)
    await look(ben)
    await seen(ben).waitFor()
    await legend(ben).waitFor()
    await seen(ben).click()
    await legend(ben).waitFor({ state: "detached" })
    await seen(ben).waitFor({ state: "detached" })
    await ben.close()
    expect(faults).toEqual([])
  })

  it("is new at home and on the map of another browser, and is not once it was seen there", async () => {
    await change("2027-08-27")
    const ben = await newPage(laptop, faults)
    await ben.goto(server.linkFor(BEN))
    await news(ben).waitFor()
    await look(ben)
    await seen(ben).waitFor()
    await legend(ben).waitFor()
    await ben.close()

    const again = await newPage(phone, faults)
    await again.goto(server.url)
    await again.getByText("Nothing has changed.").waitFor()
    await look(again)
    expect(await seen(again).count()).toBe(0)
    await again.close()
    expect(faults).toEqual([])
  })

  it("is seen everywhere once I say so at home", async () => {
    await change("2027-09-24")
    const ben = await newPage(laptop, faults)
    await ben.goto(server.url)
    await news(ben).click()
    await ben.getByText("Nothing has changed.").waitFor()
    await ben.close()

    const again = await newPage(phone, faults)
    await again.goto(server.url)
    await again.getByText("Nothing has changed.").waitFor()
    await again
      .getByRole("link", { name: new RegExp(`^${PLAN}`) })
      .first()
      .waitFor()
    await again.close()
    expect(faults).toEqual([])
  })

  it("is not what I saw happen, though I left at once for another address", async () => {
    const ben = await newPage(phone, faults)
    await look(ben)
    await change("2027-10-29")
    await upToDate(ben, await revision(page))
    await ben.goto(`${server.url}/account`)
    await ben.getByRole("heading", { name: "Tokens for programs" }).waitFor()
    await ben.close()

    const again = await newPage(laptop, faults)
    await again.goto(server.url)
    await again.getByText("Nothing has changed.").waitFor()
    await again.close()
    expect(faults).toEqual([])
  })
})
