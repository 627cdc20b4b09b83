/** From a press of a key or a button to the next paint, as the browser tells it: interaction to next paint. */

import type { Page } from "playwright-core"

/** Shorter ones the browser does not tell of. */
const SHORTEST = 16

/** What the window has beside the page, and more. */
const BESIDE = 200

type Watched = { latencies: number[] }

/** Begins to keep the latencies of everything that is done on the page. */
export async function watchLatencies(page: Page): Promise<void> {
  await showWhole(page)
  await page.evaluate((durationThreshold) => {
    const kept: Watched = { latencies: [] }
    Object.assign(window, kept)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ("interactionId" in entry && entry.interactionId) kept.latencies.push(entry.duration)
    }).observe({ type: "event", durationThreshold } as PerformanceObserverInit)
  }, SHORTEST)
}

/**
 * The window is made larger than the page in it, which otherwise reaches below its lower edge: what changes only there is
 * not presented until something else is, and would seem to have taken so long.
 */
async function showWhole(page: Page): Promise<void> {
  const size = page.viewportSize()
  if (!size) return
  const session = await page.context().newCDPSession(page)
  const { windowId } = await session.send("Browser.getWindowForTarget")
  const bounds = { width: size.width + BESIDE, height: size.height + BESIDE }
  await session.send("Browser.setWindowBounds", { windowId, bounds })
  await session.detach()
}

/** Those since it was last asked for, in milliseconds; where all were too short to be told of, the shortest. */
export async function latenciesOf(page: Page): Promise<number[]> {
  await page.waitForTimeout(200)
  const found = await page.evaluate(() => (window as unknown as Watched).latencies.splice(0))
  return found.length > 0 ? found : [SHORTEST]
}
