/** Pictures of every view, light and dark, wide and phone: `npm run pictures` writes them into docs/screenshots. */

import { mkdirSync } from "node:fs"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Faults, newContext, newPage, type Server, startBrowser, startServer } from "./stage"

const FOLDER = process.env.MILEPOST_PICTURES === "1" ? "../docs/screenshots" : (process.env.MILEPOST_PICTURES ?? "")
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
const GROUNDS = ["light", "dark"] as const

let server: Server
let browser: Browser

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  server = await startServer()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})

/** The views of a plan, and what each shows once it is drawn. */
const VIEWS = ["map", "objectives", "forecast", "outline", "history"] as const

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("load")
  await page.waitForTimeout(1500)
}

describe.each(GROUNDS)("%s", (ground) => {
  it.each(Object.keys(SIZES) as (keyof typeof SIZES)[])("%s", async (size) => {
    const faults: Faults = []
    const context = await newContext(browser, {
      viewport: SIZES[size],
      colorScheme: ground,
      hasTouch: size === "phone",
    })
    const page = await newPage(context, faults)
    const shot = async (name: string) => {
      await settled(page)
      await page.screenshot({ path: `${FOLDER}/${name}-${size}-${ground}.png` })
    }
    await page.goto(server.linkFor("you@localhost"))
    await shot("first-minute")
    await page.goto(server.url)
    await page.getByRole("link", { name: "Hearth 2 launch" }).first().click()
    await page.waitForURL(/\/plans\//)
    const plan = new URL(page.url()).pathname.split("/")[2]
    for (const view of VIEWS) {
      await page.goto(`${server.url}/plans/${plan}/${view}`)
      await shot(view)
    }
    await page.goto(`${server.url}/plans/${plan}/map`)
    await page.getByRole("button", { name: "Search or do anything" }).click()
    await page.getByRole("combobox", { name: "Search or do anything" }).fill("pvt")
    await shot("palette")
    await page.keyboard.press("Escape")
    await page.keyboard.press("?")
    await shot("keys")
    for (const [name, path] of [
      ["home", "/"],
      ["new-plan", "/new"],
      ["account", "/account"],
    ] as const) {
      await page.goto(server.url + path)
      await shot(name)
    }
    await context.close()
    expect(faults).toEqual([])
  })
})
