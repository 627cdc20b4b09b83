import { describe, expect, it } from "vitest"
import { type Week, weekOf, weekValue } from "@/panel/week"

const OFFICE = ["09:00-12:00", "13:00-18:00"]
const days = (week: Week) => Object.entries(week).flatMap(([day, hours]) => (hours?.length ? [day] : []))

describe("a week", () => {
  it.each([
    [{ "mon-fri": OFFICE }, ["mon", "tue", "wed", "thu", "fri"]],
    [{ "mon, wed": OFFICE, sat: ["09:00-12:00"] }, ["mon", "wed", "sat"]],
    [{ "fri-mon": OFFICE }, ["mon", "fri", "sat", "sun"]],
    [{ Monday: OFFICE }, ["mon"]],
    [undefined, []],
  ])("is read day by day from %o", (value, worked) => expect(days(weekOf(value))).toEqual(worked))

  it("is written with neighbouring days of the same hours together", () => {
    const week = { ...weekOf({ "mon-fri": OFFICE, sat: ["09:00-12:00"] }), wed: [] }
    expect(weekValue(week)).toEqual({ "mon-tue": OFFICE, "thu-fri": OFFICE, sat: ["09:00-12:00"] })
  })

  it("without any hours is left to the parent", () => expect(weekValue(weekOf({ sat: [] }))).toBeNull())
})
