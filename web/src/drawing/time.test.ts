import { describe, expect, it } from "vitest"
import { endOf, finishText, startOf, styleOfDays, todayIn } from "@/drawing/time"

describe("days", () => {
  it("are told where a time zone says, whatever the clock here says", () => {
    const noon = new Date("2026-11-23T12:00:00Z")
    expect(todayIn("UTC", noon)).toBe("2026-11-23")
    expect(todayIn("Pacific/Kiritimati", noon)).toBe("2026-11-24")
    expect(todayIn("Pacific/Pago_Pago", noon)).toBe("2026-11-23")
    expect(todayIn("Pacific/Pago_Pago", new Date("2026-11-23T10:59:00Z"))).toBe("2026-11-22")
  })

  it("end by the midnight after them, and are written back as they were", () => {
    expect(finishText(endOf("2027-02-28"))).toBe("2027-02-28")
    expect(endOf("2027-02-28")).toBe(startOf("2027-03-01"))
    expect(startOf("2027-02-31")).toBeNaN()
  })

  it("have their years where they stand beside days of other years", () => {
    expect(styleOfDays([endOf("2027-01-29"), endOf("2027-12-31")])).toBe("short")
    expect(styleOfDays([endOf("2027-12-31"), endOf("2028-01-01")])).toBe("full")
    expect(styleOfDays([])).toBe("short")
  })
})
