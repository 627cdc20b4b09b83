import { describe, expect, it } from "vitest"
import { DAY, startOf } from "@/drawing/time"
import { isWindow, readWindow, windowText } from "@/drawing/window"

describe("a stretch of time in an address", () => {
  it("goes from the first midnight of its first day to the last of its last day", () => {
    expect(readWindow("2026-11-02..2027-03-31")).toEqual({
      start: startOf("2026-11-02"),
      finish: startOf("2027-04-01"),
    })
  })

  it("is written as it is read", () => {
    for (const text of ["2026-11-02..2027-03-31", "2026-12-31..2027-01-01", "1999-02-28..2040-02-29"]) {
      const stretch = readWindow(text)
      expect(stretch && windowText(stretch)).toBe(text)
    }
  })

  it("is rounded to whole days", () => {
    const start = startOf("2026-11-02")
    expect(windowText({ start: start - 0.4 * DAY, finish: start + 9.6 * DAY })).toBe("2026-11-02..2026-11-11")
    expect(windowText({ start: start + 0.6 * DAY, finish: start + 9.4 * DAY })).toBe("2026-11-03..2026-11-10")
  })

  it("is none where it is too short, the wrong way round or no dates", () => {
    const start = startOf("2026-11-02")
    expect(windowText({ start, finish: start + DAY })).toBeUndefined()
    for (const text of [
      "",
      "2026-11-02",
      "2026-11-02..",
      "2026-11-02..2026-11-02",
      "2027-03-31..2026-11-02",
      "2026-02-30..2026-03-31",
      "2026-11-02..2027-03-31..2027-04-01",
      "2026-11-02T09:00..2027-03-31T09:00",
      7,
      undefined,
    ]) {
      expect(isWindow(text)).toBe(false)
    }
  })
})
