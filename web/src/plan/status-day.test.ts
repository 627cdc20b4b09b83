import { describe, expect, it } from "vitest"
import { startOf } from "@/drawing/time"
import { statusDay } from "@/plan/status-day"

const NOON = new Date("2026-11-29T12:00:00Z")

describe("the day a plan looks from, in the words of en-US", () => {
  it.each([
    ["2026-11-29", "today", false],
    ["2026-11-23", "Nov 23", false],
    ["2026-11-22", "Nov 22", false],
    ["2026-11-21", "Nov 21, 8 days ago", true],
    ["2026-12-24", "Dec 24", false],
  ])("%s is %s", (status, words, stale) => {
    expect(statusDay(startOf(status), "Europe/London", NOON)).toEqual({ words, stale })
  })

  it("is today where the plan's time zone has it, whatever the reader's has", () => {
    const late = new Date("2026-11-29T23:30:00Z")
    expect(statusDay(startOf("2026-11-30"), "Asia/Tokyo", late).words).toBe("today")
    expect(statusDay(startOf("2026-11-29"), "America/Lima", late).words).toBe("today")
  })
})
