/** From a press of a key or a button to the next paint, as the browser tells it: interaction to next paint. */

import type { Page } from "playwright-core"

/** Shorter ones the browser does not tell of. */
const SHORTEST = 16

type Watched = { latencies: number[] }

/** Begins to keep the latencies of everything that is done on the page. */
export async function watchLatencies(page: Page): Promise<void> {
  await page.evaluate((durationThreshold) => {
    const kept: Watched = { latencies: [] }
    Object.assign(window, kept)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ("interactionId" in entry && entry.interactionId) kept.latencies.push(entry.duration)
    }).observe({ type: "event", durationThreshold } as PerformanceObserverInit)
  }, SHORTEST)
}

/** Those since it was last asked for, in milliseconds; where all were too short to be told of, the shortest. */
export async function latenciesOf(page: Page): Promise<number[]> {
  await page.waitForTimeout(200)
  const found = await page.evaluate(() => (window as unknown as Watched).latencies.splice(0))
  return found.length > 0 ? found : [SHORTEST]
}
