/** How fast the page is, on plans of several sizes: run by `python -m bench.web`, which makes the plans. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import type { BrowserContext, Page } from "playwright-core"
import { afterAll, expect, it } from "vitest"
import { drag, type Frames, framesOf, turnWheel } from "./frames"
import { latenciesOf, watchLatencies } from "./latencies"
import { browser, server, setTheScene } from "./scene"
import { type Faults, newContext, newPage } from "./stage"

type Chunk = { file: string; imports?: string[]; css?: string[] }
type Figure = { what: string; value: number; unit: string; limit?: number }

const PLANS = process.env.MILEPOST_BENCH_PLANS ?? ""
const ANSWER = process.env.MILEPOST_BENCH_ANSWER ?? ""
const BUILD = new URL("../../src/milepost/server/pages/web/", import.meta.url).pathname
/** On a slow machine all of it takes its time. */
const PATIENCE = 600_000
/** The plan whose map is moved; the others are opened and worked on. */
const MAP = "map.json"
const CLOSER = 4

const figures: Figure[] = []

setTheScene()
afterAll(() => writeFileSync(ANSWER, JSON.stringify(figures)))

const percentile = (values: readonly number[], share: number) => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

it("has a small shell", () => {
  const manifest = JSON.parse(readFileSync(`${BUILD}manifest.json`, "utf-8")) as Record<string, Chunk>
  const needed = new Set<string>()
  const need = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || needed.has(chunk.file)) return
    needed.add(chunk.file)
    chunk.imports?.forEach(need)
  }
  need("src/main.tsx")
  const size = [...needed].reduce((sum, file) => sum + gzipSync(readFileSync(BUILD + file), { level: 9 }).length, 0)
  figures.push({ what: "script of the shell, gzipped", value: size / 1000, unit: "kB", limit: 250 })
  const all = readdirSync(`${BUILD}assets`).filter((name) => name.endsWith(".js"))
  const whole = all.reduce(
    (sum, name) => sum + gzipSync(readFileSync(`${BUILD}assets/${name}`), { level: 9 }).length,
    0,
  )
  figures.push({ what: "script of every view, gzipped", value: whole / 1000, unit: "kB" })
})

it.each(
  readdirSync(PLANS)
    .filter((name) => name !== MAP)
    .sort((one, other) => one.localeCompare(other, "en", { numeric: true })),
)(
  "opens %s, and answers what one does there",
  async (name) => {
    const faults: Faults = []
    const context = await newContext(browser)
    const { page, path } = await opened(context, name, faults)
    const size = `${name.replace(".json", "")} activities`
    for (const which of ["first", "again"]) {
      await page.goto(`${server.url}${path}`, { waitUntil: "commit" })
      await drawn(page)
      const time = await page.evaluate(() => performance.now())
      figures.push({ what: `${size}: the map drawn, ${which}`, value: time, unit: "ms" })
    }
    await page.waitForTimeout(1000)
    await speed(page, `with ${size}`)
    await watchLatencies(page)
    for (const [what, act] of Object.entries(DEEDS)) {
      await act(page)
      const value = percentile(await latenciesOf(page), 0.95)
      figures.push({ what: `${size}: ${what}, to the next paint, p95`, value, unit: "ms", limit: 100 })
    }
    await context.close()
    expect(faults).toEqual([])
  },
  PATIENCE,
)

/** What people usually do, several times each, so that there is a 95th percentile. */
const DEEDS: Record<string, (page: Page) => Promise<void>> = {
  async "zooming by its buttons"(page) {
    for (const name of ["Closer", "Closer", "Closer", "Further", "Further", "Further"]) {
      await page.getByRole("button", { name }).click()
      await page.waitForTimeout(300)
    }
  },
  async "opening milestones"(page) {
    await page.locator("[data-milestone]").first().click()
    await page.getByRole("complementary", { name: "Details" }).getByRole("heading").first().waitFor()
    for (let turn = 0; turn < 5; turn += 1) {
      await page.keyboard.press("ArrowDown")
      await page.keyboard.press("Enter")
      await page.waitForTimeout(300)
    }
  },
  async "dragging a target"(page) {
    const flag = page.getByRole("slider", { name: /^Target of/ }).first()
    for (const by of [40, -40, 30]) {
      const box = await flag.boundingBox()
      if (!box) throw new Error("the flag is not seen")
      await page.mouse.move(box.x + box.width / 2, box.y + 8)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width / 2 + by, box.y + 8, { steps: 8 })
      await page.mouse.up()
      await page.waitForTimeout(1500)
    }
  },
  async "writing into the search of the map"(page) {
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: "Find milestones" }).click()
    await page.keyboard.type("launch", { delay: 180 })
    await page.waitForTimeout(400)
    for (let turn = 0; turn < 6; turn += 1) await page.keyboard.press("Backspace", { delay: 100 })
    await page.waitForTimeout(400)
  },
  async "changing views"(page) {
    for (const name of ["Objectives", "Forecast", "Outline", "Map", "Outline"]) {
      await page.getByRole("navigation", { name: "Plan" }).getByRole("link", { name }).click()
      await page.waitForTimeout(1200)
    }
  },
  async "opening and closing rows of the outline"(page) {
    await page.getByRole("treegrid").getByRole("gridcell").first().click()
    for (let turn = 0; turn < 4; turn += 1) {
      await page.keyboard.press("ArrowLeft")
      await page.waitForTimeout(300)
      await page.keyboard.press("ArrowRight")
      await page.waitForTimeout(300)
      await page.keyboard.press("ArrowDown")
      await page.waitForTimeout(300)
    }
  },
}

it(
  "moves a map of 500 milestones",
  async () => {
    const faults: Faults = []
    const context = await newContext(browser)
    const { page, path } = await opened(context, MAP, faults)
    await page.goto(`${server.url}${path}`)
    await drawn(page)
    await page.waitForTimeout(1000)
    await speed(page, "before the map is moved")
    const session = await context.newCDPSession(page)
    const all: Frames[] = []
    const measure = async (what: string, work: () => Promise<void>) => {
      const frames = await framesOf(session, work)
      all.push(frames)
      tell(what, frames)
    }
    for (const where of ["the whole plan", "closer, with hills and names"]) {
      await measure(`${where}, dragged across`, async () => {
        await drag(page, session, { x: 1350, y: 500 }, { x: 480, y: 500 }, 3)
        await drag(page, session, { x: 480, y: 500 }, { x: 1350, y: 500 }, 3)
      })
      await measure(`${where}, dragged aslant`, async () => {
        await drag(page, session, { x: 1250, y: 740 }, { x: 600, y: 300 }, 2)
        await drag(page, session, { x: 600, y: 300 }, { x: 1250, y: 740 }, 2)
      })
      await measure(`${where}, scrolled by wheel`, async () => {
        await turnWheel(page, session, { x: 900, y: 500 }, 30, false)
        await turnWheel(page, session, { x: 900, y: 500 }, -30, false)
      })
      await measure(`${where}, zoomed by wheel`, async () => {
        for (const by of [-8, 8, -8, 8]) await turnWheel(page, session, { x: 900, y: 500 }, by, true)
      })
      for (let turn = 0; turn < CLOSER; turn += 1) {
        await page.getByRole("button", { name: "Closer" }).click()
        await page.waitForTimeout(300)
      }
      // What one would take hold of in place of the paper is known once all keeps still.
      await page.waitForTimeout(1000)
    }
    tell("all of these together", {
      worked: all.flatMap(({ worked }) => worked),
      took: all.flatMap(({ took }) => took),
    })
    await speed(page, "after it was moved")
    await context.close()
    expect(faults).toEqual([])
  },
  PATIENCE,
)

/** How long the same sums take in the page on this machine, just now: what other figures are to be read by. */
async function speed(page: Page, when: string): Promise<void> {
  const times = await page.evaluate(() => {
    const once = () => {
      const start = performance.now()
      let sum = 0
      for (let term = 0; term < 20_000_000; term += 1) sum += term % 7
      return sum > 0 ? performance.now() - start : 0
    }
    return Array.from({ length: 7 }, once)
  })
  figures.push({ what: `the machine, ${when}: twenty million sums`, value: percentile(times, 0.5), unit: "ms" })
}

function tell(what: string, { worked, took }: Frames): void {
  const told = (of: string, value: number, limit?: number) =>
    figures.push({
      what: `500 milestones, ${what}: ${of}`,
      value,
      unit: "ms",
      ...(limit === undefined ? {} : { limit }),
    })
  told("work in a frame, p50", percentile(worked, 0.5), 8)
  told("work in a frame, p95", percentile(worked, 0.95), 8)
  told("the same by the clock, p95", percentile(took, 0.95))
}

async function opened(context: BrowserContext, name: string, faults: Faults): Promise<{ page: Page; path: string }> {
  const plan = await stored(`${PLANS}/${name}`)
  const page = await newPage(context, faults)
  await page.goto(server.linkFor("you@localhost"))
  await page.goto(`${server.url}/account`)
  return { page, path: `/plans/${plan}/map` }
}

/** A plan that a program has put there, as it would; what is measured begins when somebody opens it. */
async function stored(file: string): Promise<string> {
  const token = server.run("token", "add", "you@localhost", "--scope", "write")
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" }
  const body = `{"document": ${readFileSync(file, "utf-8")}}`
  const made = await fetch(`${server.url}/api/v1/plans`, { method: "POST", headers, body })
  if (made.status !== 201) throw new Error(await made.text())
  const { id } = (await made.json()) as { id: string }
  const forecast = await fetch(`${server.url}/api/v1/plans/${id}/forecast`, { headers })
  if (forecast.status !== 200) throw new Error(await forecast.text())
  return id
}

async function drawn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Export" }).waitFor()
  await page.locator('[aria-busy="false"] [data-milestone]').first().waitFor()
}
