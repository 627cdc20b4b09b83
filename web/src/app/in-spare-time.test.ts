import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { inSpareTime } from "@/app/in-spare-time"

/** Gives time for so many items when it is next asked. */
let give: ((items: number) => void) | undefined
const done: number[] = []
const act = (item: number) => void done.push(item)

beforeEach(() => {
  done.length = 0
  give = undefined
  vi.stubGlobal("requestIdleCallback", (asked: IdleRequestCallback) => {
    give = (items) => {
      const end = done.length + items
      give = undefined
      asked({ didTimeout: false, timeRemaining: () => (done.length < end ? 5 : 0) })
    }
    return 1
  })
  vi.stubGlobal("cancelIdleCallback", () => {
    give = undefined
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe("in spare time", () => {
  it("as much is done as there is time for, and the rest later", () => {
    inSpareTime([1, 2, 3, 4, 5], act)
    expect(done).toEqual([])
    give?.(2)
    expect(done).toEqual([1, 2])
    give?.(9)
    expect(done).toEqual([1, 2, 3, 4, 5])
    expect(give).toBeUndefined()
  })

  it("nothing more is done when told", () => {
    const stop = inSpareTime([1, 2, 3], act)
    give?.(1)
    stop()
    give?.(9)
    expect(done).toEqual([1])
  })

  it("all is done, too, where the browser does not say when it has time", () => {
    vi.unstubAllGlobals()
    vi.stubGlobal("requestIdleCallback", undefined)
    Reflect.deleteProperty(window, "requestIdleCallback")
    vi.useFakeTimers()
    inSpareTime([1, 2, 3], act)
    expect(done).toEqual([])
    vi.runAllTimers()
    expect(done).toEqual([1, 2, 3])
  })
})
