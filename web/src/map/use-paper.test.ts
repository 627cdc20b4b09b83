import { renderHook } from "@testing-library/react"
import { expect, it } from "vitest"
import type { Layout } from "@/map/layout"
import type { Mark } from "@/map/mark"
import { type Showing, useHeld } from "@/map/use-paper"

const mark = (id: string, target: number) => ({ id, target }) as Mark
const layoutOf = (...marks: Mark[]) =>
  ({ lanes: [{ placed: marks.map((each) => ({ mark: each })) }] }) as unknown as Layout
const showing = (held?: string) => ({ held }) as Showing
const held = (...given: Parameters<typeof useHeld>) => renderHook(() => useHeld(...given)).result.current

const [STORED, DRAFT, LATER] = [mark("beta", 1), mark("beta", 2), mark("beta", 3)]

it("the one that is moved is in front, as it is moved", () => {
  expect(held(layoutOf(STORED), DRAFT, showing())).toEqual([DRAFT])
  expect(held(layoutOf(STORED), DRAFT, showing("beta"))).toEqual([DRAFT])
})

it("one that was let go stays in front, as it is now, until the paper shows it", () => {
  expect(held(layoutOf(LATER), undefined, showing("beta"))).toEqual([LATER])
  expect(held(layoutOf(LATER), undefined, showing())).toEqual([])
})

it("nothing is in front before anything is shown, or where what was held is gone", () => {
  expect(held(layoutOf(STORED), undefined, undefined)).toEqual([])
  expect(held(layoutOf(), undefined, showing("beta"))).toEqual([])
})
