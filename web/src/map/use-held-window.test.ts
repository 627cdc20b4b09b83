import { act, renderHook } from "@testing-library/react"
import { describe, expect, it, vi } from "vitest"
import { readWindow } from "@/drawing/window"
import { useHeldWindow } from "@/map/use-held-window"

const WINTER = "2026-11-02..2027-03-31"
const SPRING = "2027-03-01..2027-05-31"

function held(window: string | undefined) {
  const onWindow = vi.fn()
  const { result, rerender } = renderHook((asked: string | undefined) => useHeldWindow({ window: asked, onWindow }), {
    initialProps: window,
  })
  return { now: () => result.current, address: rerender, onWindow }
}

describe("the stretch of time that the address asks for", () => {
  it("is shown first", () => {
    expect(held(WINTER).now()).toMatchObject({ window: readWindow(WINTER), asked: 0 })
    expect(held(undefined).now()).toMatchObject({ window: undefined, asked: 0 })
  })

  it("is not asked for again by what the reader shows, which the address is told once", () => {
    const { now, address, onWindow } = held(WINTER)
    act(() => now().tell(readWindow(SPRING)))
    act(() => now().tell(readWindow(SPRING)))
    address(SPRING)
    expect(onWindow.mock.calls).toEqual([[SPRING]])
    expect(now()).toMatchObject({ window: readWindow(WINTER), asked: 0 })
  })

  it("is asked for when a saved view is opened, and when one goes back", () => {
    const { now, address } = held(undefined)
    address(WINTER)
    expect(now()).toMatchObject({ window: readWindow(WINTER), asked: 1 })
    act(() => now().tell(readWindow(SPRING)))
    address(SPRING)
    address(WINTER)
    expect(now()).toMatchObject({ window: readWindow(WINTER), asked: 2 })
    address(undefined)
    expect(now()).toMatchObject({ window: undefined, asked: 3 })
  })

  it("gives way to the whole plan at once", () => {
    const { now, onWindow } = held(WINTER)
    act(() => now().tell(undefined))
    expect(now().window).toBeUndefined()
    expect(onWindow.mock.calls).toEqual([[undefined]])
  })
})
