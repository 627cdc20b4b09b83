import { describe, expect, it } from "vitest"
import { TimeScale } from "@/drawing/timescale"
import { drawnFor, stretch, transformOf } from "@/map/stretch"

const DAY = 1440

describe("what is drawn for another scale", () => {
  it("stays as it is where that is the present one", () => {
    expect(transformOf(0, 10, TimeScale.by(0, 10, 0, 1000))).toBe("")
  })

  it("is stretched as much as days are wider now", () => {
    expect(transformOf(0, 10, TimeScale.by(0, 25, 0, 1000))).toBe("translateX(0px) scaleX(2.5)")
  })

  it("is moved where the world has another beginning", () => {
    expect(transformOf(3 * DAY, 10, TimeScale.by(0, 20, 0, 1000))).toBe("translateX(60px) scaleX(2)")
  })

  it("is put to where it belongs in the page, whose world is as wide as the scale", () => {
    const world = document.createElement("div")
    world.dataset.column = "200"
    const piece = world.appendChild(document.createElement("div"))
    for (const [name, value] of Object.entries(drawnFor(TimeScale.by(0, 10, 0, 1000))))
      piece.setAttribute(name, String(value))
    stretch(world, TimeScale.by(0, 20, 0, 2000))
    expect(world.style.width).toBe("2200px")
    expect(piece.style.transform).toBe("translateX(0px) scaleX(2)")
    stretch(world, TimeScale.by(0, 10, 0, 1000))
    expect(piece.style.transform).toBe("")
  })
})
