/** What is seen on the map's paper: signs and words stand where milestones can be chosen, wherever one has moved to. */

import type { Locator, Page } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { details, enterPlan, mapShown, milestone, revision, select, upToDate, writeDate } from "./plan"
import { browser, come, faults, page, server, setTheScene } from "./scene"
import { newContext, newPage } from "./stage"

setTheScene()
beforeAll(async () => {
  await come()
  await enterPlan(page, server)
})

const NAME = "PVT exit"

type Seen = { readonly ground: string; readonly inks: number; readonly share: number }

/** What is seen where something stands. */
async function seenAt(of: Page, where: Locator): Promise<Seen> {
  const box = await where.boundingBox()
  if (!box) throw new Error("it is not there")
  const { width = 0, height = 0 } = of.viewportSize() ?? {}
  const left = Math.max(box.x, 440)
  const right = Math.min(box.x + box.width, width - 10)
  return seenIn(of, { x: left, y: box.y, width: right - left, height: Math.min(box.height, height - box.y) })
}

/** The most frequent colour of a part of the screen, how many others there are, and how much of it they are. */
async function seenIn(of: Page, clip: { x: number; y: number; width: number; height: number }): Promise<Seen> {
  const picture = (await of.screenshot({ clip })).toString("base64")
  return of.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }))
    const canvas = new OffscreenCanvas(image.width, image.height)
    const pen = canvas.getContext("2d")
    pen?.drawImage(image, 0, 0)
    const points = pen?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
    const counts = new Map<string, number>()
    for (let at = 0; at < points.length; at += 4) {
      const colour = `rgb(${points[at]}, ${points[at + 1]}, ${points[at + 2]})`
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
    const [ground] = [...counts].sort(([, a], [, b]) => b - a)
    return { ground: ground?.[0] ?? "", inks: counts.size - 1, share: 1 - (ground?.[1] ?? 0) / (points.length / 4) }
  }, picture)
}

/** The map keeps still, and all that its window shows is there. */
async function painted(of: Page): Promise<void> {
  await of.locator('[aria-busy="false"]').getByRole("listbox").waitFor({ state: "attached" })
}

async function expectPainted(of: Page, name = NAME): Promise<void> {
  await painted(of)
  await expect.poll(async () => (await seenAt(of, milestone(of, name))).share).toBeGreaterThan(0.1)
}

describe("a milestone on the paper", () => {
  it("is seen where it can be chosen, also closer, after the wheel and back again", async () => {
    await expectPainted(page)
    for (const name of ["Closer", "Closer", "Further", "Fit"]) {
      await page.getByRole("button", { name }).click()
      await page.waitForTimeout(500)
      await milestone(page, NAME).scrollIntoViewIfNeeded()
      await expectPainted(page)
    }
    await page.mouse.move(900, 500)
    await page.mouse.wheel(0, 200)
    await expectPainted(page, "Launch day")
    expect(faults).toEqual([])
  })

  it("is painted anew by night and by day", async () => {
    await page.mouse.wheel(0, -400)
    await expectPainted(page)
    const day = await seenAt(page, milestone(page, NAME))
    await page.emulateMedia({ colorScheme: "dark" })
    await expect.poll(async () => (await seenAt(page, milestone(page, NAME))).ground).not.toBe(day.ground)
    await expectPainted(page)
    const night = await seenAt(page, milestone(page, NAME))
    expect(night.ground).toBe("rgb(20, 23, 29)")
    await page.emulateMedia({ colorScheme: "light" })
    await expect.poll(async () => (await seenAt(page, milestone(page, NAME))).ground).toBe("rgb(251, 250, 247)")
    await expectPainted(page)
    expect(faults).toEqual([])
  })

  it("moves with its target, once that is stored", async () => {
    const number = await revision(page)
    await select(page, NAME)
    await painted(page)
    const before = await page.screenshot()
    await writeDate(page, "Target", "2027-04-16")
    await upToDate(page, number + 1)
    await expectPainted(page)
    expect((await page.screenshot()).equals(before)).toBe(false)
    expect(faults).toEqual([])
  })
})

describe("hundreds of milestones from afar", () => {
  it("are chosen by a click where they stand, and one after the other by keys", async () => {
    await page.goto(`${server.url}/new`)
    const lines = Array.from(
      { length: 200 },
      (_, place) => `Gate ${place} by ${1 + (place % 28)} Mar: Work ${place} 5-20d`,
    )
    await page.getByRole("textbox", { name: "What you have" }).fill(lines.join("\n"))
    await page.getByRole("button", { name: "Make the plan" }).click()
    await page.waitForURL(/\/map/)
    const stone = page.getByRole("option", { name: /^Gate \d+, .* in 10/ }).first()
    await stone.waitFor()
    await painted(page)
    // None could be told from its neighbour: what one moves among by keys alone is there as an element.
    expect(await page.getByRole("option").count()).toBeLessThan(4)
    const name = async () => (await stone.getAttribute("aria-label"))?.split(",")[0] ?? ""
    const first = await name()
    await stone.click()
    await details(page).getByRole("textbox", { name: "Name", exact: true }).waitFor()
    expect(await details(page).getByRole("textbox", { name: "Name", exact: true }).inputValue()).toBe(first)
    await page.getByRole("option", { selected: true }).focus()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    const field = details(page).getByRole("textbox", { name: "Name", exact: true })
    await expect.poll(() => field.inputValue()).not.toBe(first)
    const box = await page.getByRole("option", { selected: true }).boundingBox()
    if (!box) throw new Error("it is not there")
    // Another one in the next row, which is no element: found by its place.
    const second = await field.inputValue()
    await page.mouse.click(box.x + box.width / 2, box.y + box.height * 2.2)
    await expect.poll(() => field.inputValue()).not.toBe(second)
    expect(faults).toEqual([])
  })
})

/** Where the word for today stands, and where its line, both in one picture of what is around the edge of the head. */
async function todayAt(of: Page, edge: number): Promise<{ word: number; line: number }> {
  const { width = 0 } = of.viewportSize() ?? {}
  const picture = (await of.screenshot({ clip: { x: 0, y: edge - 20, width, height: 40 } })).toString("base64")
  return of.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }))
    const pen = new OffscreenCanvas(image.width, image.height).getContext("2d")
    pen?.drawImage(image, 0, 0)
    const middle = (top: number) => {
      const points = pen?.getImageData(0, top, image.width, 12).data ?? new Uint8ClampedArray()
      const blue: number[] = []
      for (let at = 0; at < points.length; at += 4) {
        const [red = 0, green = 0, shade = 0] = points.slice(at, at + 3)
        if (shade - red > 100 && shade - green > 60) blue.push((at / 4) % image.width)
      }
      return (Math.min(...blue) + Math.max(...blue)) / 2
    }
    return { word: middle(2), line: middle(26) }
  }, picture)
}

describe("while one zooms", () => {
  it("the word for today stands over its line", async () => {
    await enterPlan(page, server)
    await painted(page)
    const edge = Math.round((await page.locator("[data-paper]").boundingBox())?.y ?? 0)
    await page.mouse.move(900, 500)
    await page.keyboard.down("Control")
    let isOver = false
    const turning = (async () => {
      for (let turn = 0; !isOver; turn += 1) {
        await page.mouse.wheel(0, turn % 40 < 20 ? -4 : 4)
        await page.waitForTimeout(16)
      }
    })()
    const seen: { word: number; line: number }[] = []
    while (seen.length < 6) seen.push(await todayAt(page, edge))
    isOver = true
    await turning
    await page.keyboard.up("Control")
    for (const { word, line } of seen) expect(Math.abs(word - line)).toBeLessThan(4)
    expect(new Set(seen.map(({ line }) => line)).size).toBeGreaterThan(2)
    await painted(page)
    await expect
      .poll(async () => (({ word, line }) => Math.abs(word - line))(await todayAt(page, edge)))
      .toBeLessThan(2)
    expect(faults).toEqual([])
  })
})

describe("a window that grows", () => {
  it("shows paper to its new edge", async () => {
    const context = await newContext(browser, { viewport: { width: 1000, height: 800 } })
    const mine = await newPage(context, faults)
    await enterPlan(mine, server)
    for (let turn = 0; turn < 4; turn += 1) {
      await mine.getByRole("button", { name: "Closer" }).click()
      await mine.waitForTimeout(200)
    }
    await painted(mine)
    await mine.setViewportSize({ width: 2600, height: 800 })
    // The line between two lanes, at the least, goes to the end.
    const edge = { x: 2100, y: 300, width: 400, height: 400 }
    await expect.poll(async () => (await seenIn(mine, edge)).inks).toBeGreaterThan(0)
    await context.close()
    expect(faults).toEqual([])
  })
})

describe("where no painter can be begun beside the page", () => {
  it("the page paints by itself", async () => {
    const context = await newContext(browser)
    const mine = await newPage(context, [])
    let refused = 0
    await context.route(/easel\.worker/, (route) => {
      refused += 1
      return route.abort()
    })
    await enterPlan(mine, server)
    await mapShown(mine)
    await expectPainted(mine)
    expect(refused).toBeGreaterThan(0)
    await context.close()
  })
})
