import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { Axis } from "@/drawing/axis"
import { startOf } from "@/drawing/time"
import { TimeScale } from "@/drawing/timescale"

function words(start: string, finish: string): string[] {
  const scale = new TimeScale(startOf(start), startOf(finish), 44, 1044)
  const drawn = renderToStaticMarkup(<Axis scale={scale} top={0} bottom={100} />)
  return [...drawn.matchAll(/>([^<>]+)<\/text>/g)].map(([, said]) => said ?? "")
}

describe("the words of an axis", () => {
  it("name the stretch at the left edge by what holds there", () => {
    expect(words("2026-12-10", "2029-02-01").slice(0, 2)).toEqual(["Q1 2027", "Q2 2027"])
    expect(words("2026-01-20", "2038-02-01")[0]).toBe("2026")
  })

  it("name no year that is over before the left edge", () => {
    expect(words("2026-11-23", "2066-02-01")).toEqual(["2030", "2035", "2040", "2045", "2050", "2055", "2060"])
    expect(words("2026-11-23", "2300-02-01")[0]).toBe("2040")
  })
})
