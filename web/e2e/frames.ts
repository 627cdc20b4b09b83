/** What a movement on the page costs its main thread in each frame, and the movements that people make. */

import type { CDPSession, Page } from "playwright-core"

type TraceEvent = { name: string; ph: string; ts: number; dur?: number; tdur?: number; pid: number; tid: number } & {
  args: { name?: string }
}
type Point = { x: number; y: number }

/** Milliseconds in each frame: those that the thread worked, and those that its tasks took by the clock. */
export type Frames = { readonly worked: readonly number[]; readonly took: readonly number[] }

/** A mouse tells where it is so often. */
const MOUSE = 8
const FRAME = 1000 / 60
const CONTROL = 2

/**
 * The frames of the page while something is done. A frame is what the main thread does from one commit to the next:
 * script, style, layout, pre-paint, paint and commit. Frames that only the compositor made are not counted, for they cost
 * the page nothing and would flatter it.
 */
export async function framesOf(session: CDPSession, work: () => Promise<void>): Promise<Frames> {
  const events: TraceEvent[] = []
  const keep = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]))
  session.on("Tracing.dataCollected", keep)
  await session.send("Tracing.start", {
    categories: "devtools.timeline,disabled-by-default-devtools.timeline",
    transferMode: "ReportEvents",
  })
  await work()
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve))
  await session.send("Tracing.end")
  await complete
  session.off("Tracing.dataCollected", keep)
  return framesIn(ofBusiestPage(events))
}

function ofBusiestPage(events: readonly TraceEvent[]): TraceEvent[] {
  const mains = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
  const threads = mains.map(({ pid, tid }) => events.filter((each) => each.pid === pid && each.tid === tid))
  const work = (thread: TraceEvent[]) =>
    thread.reduce((sum, { name, dur }) => sum + (name === "RunTask" ? (dur ?? 0) : 0), 0)
  return threads.sort((one, other) => work(other) - work(one))[0] ?? []
}

function framesIn(thread: readonly TraceEvent[]): Frames {
  const named = (name: string) =>
    thread.filter((each) => each.ph === "X" && each.name === name && each.dur !== undefined).sort((a, b) => a.ts - b.ts)
  const commits = named("Commit").map(({ ts, dur = 0 }) => ts + dur)
  const worked = commits.map(() => 0)
  const took = commits.map(() => 0)
  let frame = 0
  for (const { ts, dur = 0, tdur = dur } of named("RunTask")) {
    while (frame < commits.length && ts >= (commits[frame] ?? 0)) frame += 1
    if (frame === commits.length) break
    worked[frame] = (worked[frame] ?? 0) + tdur / 1000
    took[frame] = (took[frame] ?? 0) + dur / 1000
  }
  if (worked.length === 0) throw new Error("the trace tells of no frame")
  return { worked, took }
}

/**
 * Takes hold of the paper and drags it, `times` after one another, with a start and an end that are slower than the
 * middle; about thirty pixels a frame at most. By commands to the browser alone: what a test's mouse would run in the page
 * on each move is not the page's.
 */
export async function drag(page: Page, session: CDPSession, from: Point, to: Point, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    const start = await paperNear(page, from)
    const shifted = { x: to.x + start.x - from.x, y: to.y + start.y - from.y }
    await mouse(session, "mouseMoved", start)
    await page.waitForTimeout(4 * FRAME)
    await mouse(session, "mousePressed", start, { button: "left", buttons: 1, clickCount: 1 })
    await paced(page, 700, MOUSE, (share) => {
      const eased = share * share * (3 - 2 * share)
      const x = start.x + (shifted.x - start.x) * eased
      const y = start.y + (shifted.y - start.y) * eased
      void mouse(session, "mouseMoved", { x, y }, { button: "left", buttons: 1 })
    })
    await mouse(session, "mouseReleased", shifted, { button: "left", clickCount: 1 })
    await page.waitForTimeout(4 * FRAME)
  }
}

/** Turns the wheel for a second, which scrolls, or zooms where Control is held. */
export async function turnWheel(page: Page, session: CDPSession, at: Point, by: number, zooms: boolean): Promise<void> {
  const modifiers = zooms ? CONTROL : 0
  await paced(page, 1000, FRAME, () => void mouse(session, "mouseWheel", at, { deltaX: 0, deltaY: by, modifiers }))
  await page.waitForTimeout(400)
}

type More = {
  button?: "left"
  buttons?: number
  clickCount?: number
  deltaX?: number
  deltaY?: number
  modifiers?: number
}

async function mouse(
  session: CDPSession,
  type: "mouseMoved" | "mousePressed" | "mouseReleased" | "mouseWheel",
  { x, y }: Point,
  more: More = {},
): Promise<void> {
  await session.send("Input.dispatchMouseEvent", { type, x, y, button: "none", pointerType: "mouse", ...more })
}

/** Something done again and again, told which share of the time has gone. */
async function paced(page: Page, time: number, step: number, act: (share: number) => void): Promise<void> {
  const start = performance.now()
  for (let gone = 0; gone < time; gone = performance.now() - start) {
    act(gone / time)
    await page.waitForTimeout(step)
  }
}

/** Where there is nothing but paper to take hold of: a milestone or a flag would be moved instead. */
async function paperNear(page: Page, { x, y }: Point): Promise<Point> {
  const off = await page.evaluate(
    ([left, top]) => {
      const isPaper = (down: number) => {
        const found = document.elementFromPoint(left ?? 0, (top ?? 0) + down)
        return found?.closest("[data-paper]") && !found.closest("[data-milestone], [data-flag]")
      }
      for (let away = 0; away < 200; away += 4) for (const down of [away, -away]) if (isPaper(down)) return down
      return 0
    },
    [x, y],
  )
  return { x, y: y + off }
}
