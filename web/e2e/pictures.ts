/** Pictures of every view, light and dark, wide and phone: `npm run pictures` writes them into docs/screenshots. */

import { mkdirSync } from "node:fs"
import type { Page } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { CUT, mapShown } from "./plan"
import { browser, server, setTheScene } from "./scene"
import { type Prepared, prepared } from "./sights"
import { type Faults, newContext, newPage, THIS_WEEK } from "./stage"

const FOLDER = process.env.MILEPOST_PICTURES === "1" ? "../docs/screenshots" : (process.env.MILEPOST_PICTURES ?? "")
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
const GROUNDS = ["light", "dark"] as const
/** What the browser says of an address that is not there, and of the conflict. */
const SAID = new RegExp(`status of 404|${CUT.source}`)
/** A set has some fifty pictures, and each waits until nothing moves. */
const PATIENCE = 600_000

let ready: Prepared

setTheScene({}, THIS_WEEK)
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  ready = await prepared(server)
})

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("load")
  await page.waitForTimeout(1500)
}

describe.each(GROUNDS)("%s", (ground) => {
  it.each(Object.keys(SIZES) as (keyof typeof SIZES)[])(
    "%s",
    async (size) => {
      const faults: Faults = []
      const context = await newContext(browser, {
        viewport: SIZES[size],
        colorScheme: ground,
        hasTouch: size === "phone",
      })
      const page = await newPage(context, faults, SAID)
      const shot = async (name: string) => {
        await settled(page)
        await page.screenshot({ path: `${FOLDER}/${name}-${size}-${ground}.png` })
      }
      for (const [name, path] of [
        ["first-page", "/"],
        ["sign-in", "/sign-in"],
        ["sign-up", "/sign-up"],
        ["invitation", ready.invitation],
      ] as const) {
        await page.goto(server.url + path)
        await shot(name)
      }
      await page.goto(server.linkFor("new@example.org"))
      await shot("home-little")
      await page.goto(server.url + ready.invitation)
      await shot("invitation-to-join")
      await context.clearCookies()
      // What `make run` opens: a link like the demo's own, which signs in once.
      await page.goto(`${server.linkFor("you@localhost")}${new URL(server.link).search}`)
      await mapShown(page)
      await shot("first-minute")
      for (const { name, path, act, after } of ready.sights) {
        await page.goto(server.url + path)
        if (act) {
          await settled(page)
          await act(page)
        }
        await shot(name)
        await after?.(page)
      }
      await context.close()
      expect(faults).toEqual([])
    },
    PATIENCE,
  )
})
