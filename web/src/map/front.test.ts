import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { DAY } from "@/drawing/time"
import { TimeScale } from "@/drawing/timescale"
import { Front } from "@/map/front"
import { layOut } from "@/map/layout"
import { sampleMark } from "@/map/samples"

const chances = (target: number) => ({ target, commitment: undefined })
const STORED = sampleMark("Beta", { stone: 100 * DAY, target: 90 * DAY, chances: chances(0.5) })

it("a milestone that is moved says the chance that it has where it is moved to", () => {
  const lane = { id: "a", kind: undefined, name: "A", due: undefined, probability: undefined, sure: undefined }
  const layout = layOut([{ ...lane, marks: [STORED], within: [] }], 1, { height: 600, strip: 0 })
  const moved = { ...STORED, target: 120 * DAY, chances: chances(0.9) }
  const given = { layout, scale: new TimeScale(0, 400 * DAY, 0, 400), selected: undefined, focused: undefined }
  const said = renderToStaticMarkup(createElement(Front, { ...given, held: [moved], around: [] }))
  expect(said).toContain("9 in 10")
  expect(said).not.toContain("5 in 10")
})
