import { describe, expect, it } from "vitest"
import { TimeScale } from "@/drawing/timescale"
import { drawnFor, stretch, transformFrom, transformOf, widen } from "@/map/stretch"

const DAY = 1440

describe("what is drawn for another scale", () => {
  it("stays as it is where that is the present one", () => {
    expect(transformOf({ start: 0, perDay: 10 }, TimeScale.by(0, 10, 0, 1000))).toBe("")
  })

  it("stands in the window where its beginning is there, stretched likewise", () => {
    // From day 20 on, which is at pixel 500 now, 300 behind the edge of the window.
    const [drawn, now] = [TimeScale.by(0, 10, 0, 1000), TimeScale.by(0, 25, 0, 2500)]
    expect(transformFrom(drawn, 200, now, 200)).toBe("translateX(300px) scaleX(2.5)")
  })

  it("is stretched as much as days are wider now", () => {
    expect(transformOf({ start: 0, perDay: 10 }, TimeScale.by(0, 25, 0, 1000))).toBe("translateX(0px) scaleX(2.5)")
  })

  it("is moved where the world has another beginning", () => {
    expect(transformOf({ start: 3 * DAY, perDay: 10 }, TimeScale.by(0, 20, 0, 1000))).toBe("translateX(60px) scaleX(2)")
  })

  it("is put to where it belongs in the page", () => {
    const world = document.createElement("div")
    const piece = world.appendChild(document.createElement("div"))
    for (const [name, value] of Object.entries(drawnFor(TimeScale.by(0, 10, 0, 1000))))
      piece.setAttribute(name, String(value))
    stretch(world, TimeScale.by(0, 20, 0, 2000))
    expect(piece.style.transform).toBe("translateX(0px) scaleX(2)")
    stretch(world, TimeScale.by(0, 10, 0, 1000))
    expect(piece.style.transform).toBe("")
  })
})

describe("the world", () => {
  const world = document.createElement("div")
  world.dataset.column = "200"
  const widthFor = (right: number, isZooming: boolean) => {
    widen(world, TimeScale.by(0, 10, 0, right), isZooming)
    return Number.parseFloat(world.style.width)
  }

  it("is as wide as its scale and what stands before it", () => {
    expect(widthFor(1000, false)).toBe(1200)
    expect(widthFor(800.4, false)).toBe(1001)
  })

  it("is wide enough while one zooms, but seldom made wider, and as wide as its scale again after it", () => {
    const first = widthFor(1500, true)
    expect(first).toBeGreaterThan(1700)
    expect(widthFor(1600, true)).toBe(first)
    expect(widthFor(900, true)).toBe(first)
    expect(widthFor(900, false)).toBe(1100)
  })
})
