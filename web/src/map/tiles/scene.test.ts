import { expect, it } from "vitest"
import type { Layout } from "@/map/layout"
import { FAR, NEAR, sampleMark } from "@/map/samples"
import { sceneOf } from "@/map/tiles/scene"

const lane = (top: number, ...ids: string[]) =>
  ({ lane: {}, top, height: 90, placed: ids.map((id) => ({ mark: sampleMark(id), base: top + 40 })) }) as never
const layout = (detail = NEAR): Layout => ({
  detail,
  perDay: 2,
  height: 180,
  lanes: [lane(0, "a", "b"), lane(90, "c")],
})
const PICTURE = { links: [["a", "c"]] as const, today: 5 }

it("a scene has every milestone, the edges between lanes, and the links", () => {
  const scene = sceneOf(layout(), PICTURE)
  expect(scene.placed.map(({ mark }) => mark.id)).toEqual(["a", "b", "c"])
  expect(scene.edges).toEqual([90])
  expect(scene.links).toEqual([["a", "c"]])
})

it("one that is held in front is not on the paper too", () => {
  expect(sceneOf(layout(), PICTURE, "b").placed.map(({ mark }) => mark.id)).toEqual(["a", "c"])
})

it("from afar there are no links", () => {
  expect(sceneOf(layout(FAR), PICTURE).links).toEqual([])
})
