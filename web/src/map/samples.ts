/** Milestones and scenes of the tests, with as little in them as can be. */

import { DETAILS } from "@/map/detail"
import type { Mark } from "@/map/mark"
import type { Scene } from "@/map/tiles/scene"

export const [FULL, NEAR, , FAR] = DETAILS

export function sampleMark(id: string, given: Partial<Mark> = {}): Mark {
  return {
    id,
    name: id,
    standing: "open",
    stone: 100,
    band: undefined,
    quantiles: undefined,
    target: undefined,
    commitment: undefined,
    confidence: 0.8,
    chances: { target: undefined, commitment: undefined },
    atMost: false,
    drivers: [],
    ghost: undefined,
    ...given,
  }
}

export function sampleScene(given: Partial<Scene> = {}): Scene {
  return {
    detail: NEAR,
    perDay: 1,
    height: 400,
    placed: [],
    edges: [],
    links: [],
    today: 0,
    weekStart: 1,
    ...given,
  }
}
