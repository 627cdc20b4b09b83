/** How fast the page is, on plans of several sizes: run by `python -m bench.web`, which makes the plans. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import type { Browser, CDPSession, Page } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import { type Faults, newContext, newPage, type Server, startBrowser, startServer } from "./stage"

type Chunk = { file: string; imports?: string[]; css?: string[] }
type Figure = { what: string; value: number; unit: string; limit?: number }
type TraceEvent = { name: string; ph: string; ts: number; dur?: number; tid: number; args: { name?: string } }

const PLANS = process.env.MILEPOST_BENCH_PLANS ?? ""
const ANSWER = process.env.MILEPOST_BENCH_ANSWER ?? ""
const BUILD = new URL("../../src/milepost/server/pages/web/", import.meta.url).pathname
const FRAME = 1000 / 60

const figures: Figure[] = []
let server: Server
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await startBrowser()
})
afterAll(async () => {
  writeFileSync(ANSWER, JSON.stringify(figures))
  await browser?.close()
  await server?.end()
})

const percentile = (values: number[], share: number) => {
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

it.each(readdirSync(PLANS).sort((one, other) => one.localeCompare(other, "en", { numeric: true })))(
  "opens %s",
  async (name) => {
    const plan = await stored(`${PLANS}/${name}`)
    const faults: Faults = []
    const context = await newContext(browser)
    const page = await newPage(context, faults)
    await page.goto(server.linkFor("you@localhost"))
    await page.goto(`${server.url}/account`)
    const size = name.replace(".json", "")
    for (const which of ["first", "again"]) {
      await page.goto(`${server.url}/plans/${plan}/map`, { waitUntil: "commit" })
      await drawn(page)
      const opened = await page.evaluate(() => performance.now())
      figures.push({ what: `${size} activities: the map drawn, ${which}`, value: opened, unit: "ms" })
    }
    await zoomAndPan(page, size)
    await context.close()
    expect(faults).toEqual([])
  },
)

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
  await page.locator("svg [data-milestone]").first().waitFor()
}

/** What a drag across the map and zooming by its buttons cost. */
async function zoomAndPan(page: Page, size: string): Promise<void> {
  await page.evaluate(() => {
    const found: number[] = []
    Object.assign(window, { latencies: found })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ("interactionId" in entry && entry.interactionId) found.push(entry.duration)
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  })
  for (let turn = 0; turn < 5; turn += 1) {
    await page.getByRole("button", { name: "Closer" }).click()
    await page.waitForTimeout(80)
  }
  const session = await page.context().newCDPSession(page)
  const busy = await traced(session, async () => {
    await page.mouse.move(900, 500)
    await page.mouse.down()
    for (let step = 0; step < 60; step += 1) {
      await page.mouse.move(900 - step * 6, 500)
      await page.waitForTimeout(FRAME)
    }
    await page.mouse.up()
  })
  await page.waitForTimeout(200)
  const latencies = await page.evaluate(() => (window as unknown as { latencies: number[] }).latencies)
  figures.push({
    what: `${size} activities: from a press to the next paint, p95`,
    value: percentile(latencies, 0.95),
    unit: "ms",
    limit: 100,
  })
  figures.push({
    what: `${size} activities: work of the main thread in a frame of a pan, p95`,
    value: percentile(busy, 0.95),
    unit: "ms",
    limit: 8,
  })
}

/**
 * Milliseconds that the page's main thread worked in each sixtieth of a second, while something is done. What it spent
 * on the commands of whoever measures is not the page's.
 */
async function traced(session: CDPSession, work: () => Promise<void>): Promise<number[]> {
  const events: TraceEvent[] = []
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send("Tracing.start", {
    categories: "disabled-by-default-devtools.timeline",
    transferMode: "ReportEvents",
  })
  await work()
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve))
  await session.send("Tracing.end")
  await complete
  const main = new Set(
    events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ tid }) => tid),
  )
  const frames = new Map<number, number>()
  for (const { name, ph, ts, dur, tid } of events) {
    const counts = name === "RunTask" ? 1 : name === "DevToolsSession::DispatchProtocolCommand" ? -1 : 0
    if (ph !== "X" || !main.has(tid) || counts === 0 || dur === undefined) continue
    const frame = Math.floor(ts / 1000 / FRAME)
    frames.set(frame, (frames.get(frame) ?? 0) + (counts * dur) / 1000)
  }
  if (frames.size === 0) throw new Error("the trace tells of no work")
  return [...frames.values()]
}
