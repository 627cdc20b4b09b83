/** What stands around the tests of a file: a server and a browser for all of them, and a page in a context of its own. */

import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core"
import { afterAll, beforeAll, expect } from "vitest"
import { type Faults, newContext, newPage, type Server, startBrowser, startServer } from "./stage"

export let server: Server
export let browser: Browser
export let context: BrowserContext
export let page: Page
/** What went wrong in the page that came last, and in what else was opened with them. */
export let faults: Faults = []

/** A server with the example's plans, set as usual or otherwise, and a browser, for all tests of the file. */
export function setTheScene(settings: Record<string, string> = {}, week?: readonly string[]): void {
  beforeAll(async () => {
    server = await startServer(settings, week)
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.end()
  })
}

export type Coming = {
  readonly options?: BrowserContextOptions
  /** What may be said of a connection that is cut, or an answer that is refused, on purpose. */
  readonly allowed?: RegExp
  /** How long it waits for what is to be seen, in milliseconds. */
  readonly patience?: number
  /** Another kind of context than usual. */
  readonly opened?: (browser: Browser, options?: BrowserContextOptions) => Promise<BrowserContext>
}

/** Opens the page, in a context of its own, without faults so far. */
export async function come({ options, allowed, patience, opened = newContext }: Coming = {}): Promise<void> {
  faults = []
  context = await opened(browser, options)
  page = await newPage(context, faults, allowed)
  if (patience !== undefined) page.setDefaultTimeout(patience)
}

/** Closes it; nothing went wrong. */
export async function leave(): Promise<void> {
  await context.close()
  expect(faults).toEqual([])
}
