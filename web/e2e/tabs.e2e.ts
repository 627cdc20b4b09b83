/** Eight tabs of one plan in one browser: HTTP/1.1 gives them six connections, and they share one stream. */

import type { BrowserContext, Page, Request } from "playwright-core"
import { beforeAll, expect, it } from "vitest"
import { current, enterPlan, expectDate, mapShown, milestone, select, writeDate } from "./plan"
import { browser, faults, server, setTheScene } from "./scene"
import { newContext, newPage } from "./stage"

const TABS = 8
const NAME = "PVT exit"

let context: BrowserContext
const streams = new Set<Request>()

setTheScene()
beforeAll(async () => {
  context = await newContext(browser)
  context.on("request", (request) => {
    if (request.url().includes("/api/v1/events")) streams.add(request)
  })
  context.on("requestfailed", (request) => streams.delete(request))
  context.on("requestfinished", (request) => streams.delete(request))
})

/** How many streams are open: that of a closed tab ends without a word. */
function open(): number {
  return [...streams].filter((request) => !request.frame().page().isClosed()).length
}

async function expectAll(tabs: readonly Page[], day: string): Promise<void> {
  const told = (tab: Page) => milestone(tab, NAME).and(tab.getByRole("option", { name: new RegExp(`target ${day}`) }))
  await Promise.all(tabs.map((tab) => told(tab).waitFor()))
  await Promise.all(tabs.map((tab) => tab.getByText(current("\\d+")).waitFor()))
}

it("are all live: what one changes shows in all, also once the one that reads the stream is closed", async () => {
  const first = await newPage(context, faults)
  await enterPlan(first, server)
  const address = first.url()
  const others = await Promise.all(Array.from({ length: TABS - 1 }, () => newPage(context, faults)))
  await Promise.all(others.map((tab) => tab.goto(address)))
  await Promise.all(others.map(mapShown))
  const tabs = [first, ...others]
  const spoken = await first.evaluate(() => {
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
    return entry?.nextHopProtocol
  })
  expect(spoken).toBe("http/1.1")
  expect(open()).toBe(1)

  const last = tabs[TABS - 1] as Page
  await last.bringToFront()
  await select(last, NAME)
  await writeDate(last, "Target", "5 Mar 2027")
  await expectAll(tabs, "5 Mar 2027")
  expect(open()).toBe(1)

  await first.close()
  await writeDate(last, "Target", "12 Mar 2027")
  await expectAll(tabs.slice(1), "12 Mar 2027")
  const second = tabs[1] as Page
  await second.bringToFront()
  await select(second, NAME)
  await writeDate(second, "Target", "19 Mar 2027")
  await expectAll(tabs.slice(1), "19 Mar 2027")
  await expectDate(last, "Target", "19 Mar 2027")
  await expect.poll(open).toBe(1)
  expect(faults).toEqual([])
})
