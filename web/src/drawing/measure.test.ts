import { expect, it } from "vitest"
import { fitted } from "@/drawing/measure"

it("a text is cut for the width that is asked for, however it was cut before", () => {
  const font = { size: 10 }
  const [long, short] = [fitted("First 8,000 units", 60, font), fitted("First 8,000 units", 30, font)]
  expect(long).toMatch(/^First .+…$/)
  expect(short.length).toBeLessThan(long.length)
  expect(fitted("First 8,000 units", 60, font)).toBe(long)
})
