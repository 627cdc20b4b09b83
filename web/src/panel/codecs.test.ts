import { describe, expect, it } from "vitest"
import { startOf } from "@/drawing/time"
import { type Codec, date, daysOff, hours, number, percent, spread, tags } from "@/panel/codecs"
import type { Json } from "@/replica/effect"

const TODAY = startOf("2026-11-23")

const CASES: [name: string, codec: Codec, text: string, value: Json][] = [
  ["a number", number, "12.5", 12.5],
  ["a negative number", number, "-6", -6],
  ["a share", percent, "30%", "30%"],
  ["a share without its sign", percent, "30", "30%"],
  ["a share as a decimal", percent, "0.3", "30%"],
  ["half a percent", percent, "0.5 %", "0.5%"],
  ["a whole", percent, "100", "100%"],
  ["one percent", percent, "1", "1%"],
  ["a date", date, "29 Jan", "2027-01-29"],
  ["tags", tags, "legal,  urgent, legal", ["legal", "urgent"]],
  ["a factor", spread, "1.1", 1.1],
  ["a range of factors", spread, "0.95 1.1 1.5", { low: 0.95, likely: 1.1, high: 1.5 }],
  ["a range downwards", spread, "-6 / -5 / -2", { low: -6, likely: -5, high: -2 }],
  ["hours", hours, "9-12, 13:00-18:00", ["09:00-12:00", "13:00-18:00"]],
  ["a night", hours, "2200-0600", ["22:00-06:00"]],
  ["a day off", daysOff, "24 Dec 2026", { date: "2026-12-24", hours: [] }],
  ["days off", daysOff, "24 Dec 2026 to 1 Jan 2027", { from: "2026-12-24", to: "2027-01-01", hours: [] }],
  ["a day of other hours", daysOff, "7 Nov 2026: 22:00-06:00", { date: "2026-11-07", hours: ["22:00-06:00"] }],
]

describe("values as text", () => {
  it.each(CASES)("reads %s", (_, codec, text, value) => expect(codec.read(text, TODAY)).toEqual({ value }))

  it.each(CASES)("writes %s so that it reads the same", (_, codec, __, value) => {
    expect(codec.read(codec.show(value), TODAY)).toEqual({ value })
  })

  it.each([
    ["a number", number, "many"],
    ["a share above the whole", percent, "130"],
    ["a share below nothing", percent, "-1"],
    ["two of three", spread, "1 2"],
    ["hours that no day has", hours, "25-26"],
    ["days off that no plan can hold", daysOff, "24 Dec 9998 to 26 Dec 9998"],
    ["days that run back", daysOff, "26 Dec 2026 to 24 Dec 2026"],
  ] as [string, Codec, string][])("refuses %s", (_, codec, text) =>
    expect(codec.read(text, TODAY)).toHaveProperty("wrong"),
  )

  it("clears what is left empty, and leaves a day without hours off", () => {
    for (const codec of [number, percent, date, tags, spread]) expect(codec.read(" ", TODAY)).toEqual({ value: null })
    expect(hours.read("", TODAY)).toEqual({ value: [] })
  })

  it("shows a share that the file has as a number", () => {
    expect(percent.show(0.3)).toBe("30 %")
    expect(percent.show("80%")).toBe("80 %")
  })
})
