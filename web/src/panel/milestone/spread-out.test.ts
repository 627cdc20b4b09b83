import { describe, expect, it } from "vitest"
import { spreadOut } from "@/panel/milestone/spread-out"

const label = (x: number, width = 40) => ({ x, width })

describe("labels side by side", () => {
  it("stay where they belong where they have room", () => {
    expect(spreadOut([label(50), label(150), label(250)], 300, 10)).toEqual([50, 150, 250])
  })

  it("keep their distance, in the order of what they name", () => {
    expect(spreadOut([label(110), label(100)], 300, 10)).toEqual([150, 100])
  })

  it("stay within the drawing", () => {
    expect(spreadOut([label(0), label(5)], 300, 10)).toEqual([20, 70])
    expect(spreadOut([label(298), label(300)], 300, 10)).toEqual([230, 280])
  })
})
