import { describe, expect, it } from "vitest"
import { startOf } from "@/drawing/time"
import { readDate } from "@/entity/date-words"

const TODAY = startOf("2026-11-23")

describe("a date as people write it", () => {
  it.each([
    ["2027-01-29", "2027-01-29"],
    ["2027-1-5", "2027-01-05"],
    ["29 Jan", "2027-01-29"],
    ["29 jan 2028", "2028-01-29"],
    ["29. January 2027", "2027-01-29"],
    ["Jan 29", "2027-01-29"],
    ["January 29th, 2027", "2027-01-29"],
    ["24 Dec", "2026-12-24"],
    ["23 Nov", "2026-11-23"],
    ["22 Nov", "2027-11-22"],
    ["29.1.", "2027-01-29"],
    ["29.1.27", "2027-01-29"],
    ["29 Feb", "2028-02-29"], // the next year that has one
    ["2027-01-29 14:00", "2027-01-29T14:00"],
    ["2027-01-29T14:00", "2027-01-29T14:00"],
    ["29 Jan, 9:30", "2027-01-29T09:30"],
    ["today", "2026-11-23"],
    ["Tomorrow", "2026-11-24"],
    ["in 2 weeks", "2026-12-07"],
    ["+10d", "2026-12-03"],
    ["in 3 months", "2027-02-23"],
    ["", null],
  ])("reads %s", (text, date) => expect(readDate(text, TODAY)).toEqual({ value: date }))

  it("does not leave a short month", () => {
    expect(readDate("in 1 month", startOf("2027-01-31"))).toEqual({ value: "2027-02-28" })
  })

  it.each(["soon", "31 Feb", "2027-02-30", "29 Foo", "2027-01-29 25:00", "45.1."])("does not read %s", (text) =>
    expect(readDate(text, TODAY)).toHaveProperty("wrong"),
  )

  it.each(["31 Feb", "2027-02-30", "2027-02-30 12:00", "30/2/2027"])("tells of %s that there is no such day", (text) =>
    expect(readDate(text, TODAY)).toEqual({ wrong: `“${text}” is no day of the calendar.` }),
  )

  it.each(["9999-12-31", "1 Jan 1979", "2200-01-01T00:00", "+90000d", "in 99999 months"])(
    "refuses %s as too far off",
    (text) => {
      const wrong = `“${text}” is too far off: write a date from 1980 to 2199.`
      expect(readDate(text, TODAY)).toEqual({ wrong })
    },
  )

  it.each(["1980-01-01", "2199-12-31", "2199-12-31T23:59"])("takes %s, the last that a plan can hold", (text) =>
    expect(readDate(text, TODAY)).toEqual({ value: text }),
  )
})
