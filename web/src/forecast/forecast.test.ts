import { describe, expect, it } from "vitest"
import type { ActivityForecast, CheckDocument, ForecastDocument } from "@/api/types"
import { DAY, endOf, startOf } from "@/drawing/time"
import type { LedgerEntry } from "@/forecast/calls"
import { onPaper, resorted, sorted, USUAL } from "@/forecast/criticality"
import { firstAsked } from "@/forecast/distribution"
import { daysWords, driversOf, pointsWords } from "@/forecast/drivers"
import { beside } from "@/forecast/layout"
import { nearOf } from "@/forecast/near"
import { chanceByDay, dayOf, dayRange, dayToPromise, endOfDay } from "@/forecast/probe"
import {
  FINISH,
  headlineOf,
  isSubject,
  readSubject,
  subjectOf,
  subjectText,
  type Told,
  toldOf,
} from "@/forecast/subject"
import { isShort, pointsOf, steps } from "@/forecast/trend"
import { firstToImprove } from "@/forecast/trust"
import { planOf } from "@/objectives/plan.fixture"

/** 201 quantiles that rise evenly: a tenth of a day each, from a day's first midnight to twenty days later. */
const FIRST = startOf("2027-01-01")
const EVEN = Array.from({ length: 201 }, (_, place) => FIRST + (place * DAY) / 10)

describe("the date that could be promised", () => {
  it("is the first day by whose end so many futures have finished", () => {
    // 80 % have finished after 16 days to the minute: at the midnight that ends 16 January.
    expect(endOfDay(dayToPromise(EVEN, 0.8))).toBe(endOf("2027-01-16"))
    // 81 % have finished after 16.2 days: that is during the 17th.
    expect(endOfDay(dayToPromise(EVEN, 0.81))).toBe(endOf("2027-01-17"))
  })
  it("keeps what it says: at its day's end the chance is at least that", () => {
    for (let percent = 1; percent <= 99; percent += 1) {
      expect(chanceByDay(EVEN, dayToPromise(EVEN, percent / 100))).toBeGreaterThanOrEqual(percent / 100)
      expect(chanceByDay(EVEN, dayToPromise(EVEN, percent / 100) - 1)).toBeLessThan(percent / 100)
    }
  })
})

describe("the chance by a day", () => {
  it("is the share of futures that have finished by its end", () => {
    expect(chanceByDay(EVEN, dayOf(endOf("2027-01-05")))).toBeCloseTo(0.25)
    expect(chanceByDay(EVEN, dayOf(endOf("2026-12-30")))).toBe(0)
    expect(chanceByDay(EVEN, dayOf(endOf("2027-03-01")))).toBe(1)
  })
  it("can be asked over 98 of 100 futures with a day more at both ends, and for the dates in question", () => {
    // 1 % are done during 1 January, 99 % during the 20th.
    expect(dayRange(EVEN, [undefined]).map(endOfDay)).toEqual([endOf("2026-12-31"), endOf("2027-01-21")])
    expect(dayRange(EVEN, [endOf("2027-02-10")]).map(endOfDay)).toEqual([endOf("2026-12-31"), endOf("2027-02-11")])
  })
})

describe("what is told as far as it is near its hill", () => {
  it("has no date that is far from the rest, and is asked first about one that is near [C27]", () => {
    const far = { at: endOf("2099-12-31"), probability: 1 }
    const promise = { at: endOf("2027-01-10"), probability: 0.5 }
    const told = { target: far, promise, p50: FIRST + 10 * DAY, quantiles: EVEN, confidence: 0.8 } as unknown as Told
    expect(nearOf(told, EVEN)).toEqual({ ...told, target: undefined })
    expect(firstAsked(told, dayOf).day).toBe(dayOf(promise.at))
  })
})

const milestone = (id: string, more: object) =>
  ({
    id,
    name: id,
    reached: false,
    target: null,
    commitment: null,
    confidence: null,
    p10: null,
    p50: null,
    p80: null,
    p90: null,
    drivers: [],
    rests_on: [],
    answer: "",
    ...more,
  }) as unknown as ForecastDocument["milestones"][number]

const FORECAST = {
  target: null,
  finish: { p10: null, p50: "2027-08-01T10:00", p80: "2027-09-01T10:00", p90: null, quantiles: EVEN },
  milestones: [
    milestone("done", { reached: true, target: "2027-12-31", p50: "2028-01-01T00:00" }),
    milestone("beta", { target: "2027-01-29", p50: "2027-02-20T12:00" }),
    milestone("launch", {
      commitment: "2027-06-18",
      confidence: 0.9,
      p50: "2027-06-01T15:00",
      p80: "2027-08-03T11:59",
      probability_commitment: 0.62,
      drivers: [{ id: "api", kind: "activity", criticality: 1, probability_gain: null, p80_days_gain: 3 }],
    }),
    milestone("party", { p50: "2027-07-01T00:00" }),
  ],
  activities: [
    { id: "api", probability_gain: 0.1, p80_days_gain: 4 },
    { id: "ui", probability_gain: 0.1, p80_days_gain: 6 },
    { id: "done", probability_gain: null, p80_days_gain: null },
    { id: "spare", probability_gain: 0, p80_days_gain: -1 },
  ],
  risks: [{ id: "late", probability_gain: 0.2, p80_days_gain: 1 }],
} as unknown as ForecastDocument

describe("words behind a wall", () => {
  const wall = { left: 100, right: 112 }

  it("begin right behind it, behind a pole that would run through them, or before it where there is no room", () => {
    expect(beside(wall, 90, [], 400)).toEqual({ x: 119, anchor: "start" })
    expect(beside(wall, 90, [100, 160, 300], 400)).toEqual({ x: 167, anchor: "start" })
    expect(beside(wall, 90, [160], 200)).toEqual({ x: 93, anchor: "end" })
  })
})

describe("what is looked at", () => {
  it("is the dated milestone ahead with the latest P50 [F7.9]", () => {
    expect(headlineOf(FORECAST)).toBe("launch")
    expect(subjectOf(undefined, undefined, FORECAST)).toEqual({ milestone: "launch" })
  })
  it("is what the address selects", () => {
    expect(subjectOf({ kind: "milestone", id: "beta" }, FINISH, FORECAST)).toEqual({ milestone: "beta" })
    expect(subjectOf({ kind: "plan", id: "plan" }, { milestone: "beta" }, FORECAST)).toEqual(FINISH)
  })
  it("stays when something else is selected, until it is gone", () => {
    expect(subjectOf({ kind: "task", id: "api" }, { milestone: "beta" }, FORECAST)).toEqual({ milestone: "beta" })
    expect(subjectOf(undefined, { milestone: "gone" }, FORECAST)).toEqual({ milestone: "launch" })
    expect(subjectOf(undefined, FINISH, FORECAST)).toEqual(FINISH)
  })
  it("is kept in the address as `kind:id`", () => {
    for (const subject of [FINISH, { milestone: "beta" }]) expect(readSubject(subjectText(subject))).toEqual(subject)
    expect([subjectText(FINISH), subjectText({ milestone: "beta" })]).toEqual(["plan:plan", "milestone:beta"])
    expect([readSubject(undefined), readSubject("task:api"), readSubject("beta")]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  it("is selected where the address names it, and not where it was looked at before", () => {
    expect(isSubject({ kind: "milestone", id: "beta" }, { milestone: "beta" })).toBe(true)
    expect(isSubject({ kind: "plan", id: "plan" }, FINISH)).toBe(true)
    expect(isSubject({ kind: "task", id: "api" }, { milestone: "beta" })).toBe(false)
    expect(isSubject(undefined, FINISH)).toBe(false)
  })
  it("tells its dates in minutes, a promise until the midnight that ends it", () => {
    const told = toldOf(FORECAST, { milestone: "launch" }, "Plan")
    expect(told?.promise).toEqual({ at: Date.UTC(2027, 5, 19) / 60_000, probability: 0.62 })
    expect(told?.p80).toBe(Date.UTC(2027, 7, 3, 11, 59) / 60_000)
    expect([told?.confidence, told?.target]).toEqual([0.9, undefined])
    expect(toldOf(FORECAST, { milestone: "gone" }, "Plan")).toBeUndefined()
    expect(toldOf(FORECAST, FINISH, "Plan")).toMatchObject({ name: "Plan", quantiles: EVEN, confidence: 0.8 })
  })
})

describe("what drives it", () => {
  it("is what the forecast says of the milestone", () => {
    expect(driversOf(FORECAST, { milestone: "launch" })).toEqual([{ id: "api", risk: false, points: null, days: 3 }])
  })
  it("is worth points and days, or would cost them where doubt does good", () => {
    expect([0.12, 0.01, 0.004, -0.004, -0.01, -0.02].map(pointsWords)).toEqual([
      "12 points",
      "1 point",
      "under 1 point",
      "under 1 point",
      "would cost 1 point",
      "would cost 2 points",
    ])
    expect([3, 0.2, -1.4].map(daysWords)).toEqual(["3 days", "under 1 day", "would cost 1 day"])
  })

  it("is for the plan's finish what gains, the most points first and then the most days", () => {
    expect(driversOf(FORECAST, FINISH).map(({ id, risk }) => [id, risk])).toEqual([
      ["late", true],
      ["ui", false],
      ["api", false],
    ])
  })
})

describe("the order of activities", () => {
  const activity = (id: string, criticality: number, sensitivity: number | null) =>
    ({ id, name: id, criticality, sensitivity }) as ActivityForecast
  const SOME = [activity("b", 0.5, null), activity("A10", 0.9, -0.2), activity("a2", 0.5, 0.4)]
  const ids = (some: ActivityForecast[]) => some.map(({ id }) => id)
  it("begins with the most critical, ties as in the plan", () => {
    expect(ids(sorted(SOME, USUAL, "en"))).toEqual(["A10", "b", "a2"])
  })
  it("puts what has no value last, both ways", () => {
    expect(ids(sorted(SOME, { by: "sensitivity", falling: true }, "en"))).toEqual(["a2", "A10", "b"])
    expect(ids(sorted(SOME, { by: "sensitivity", falling: false }, "en"))).toEqual(["A10", "a2", "b"])
  })
  it("sorts names as people do", () => {
    expect(ids(sorted(SOME, { by: "name", falling: false }, "en"))).toEqual(["a2", "A10", "b"])
  })
  it("turns round when it is asked for again", () => {
    expect(resorted(USUAL, "criticality")).toEqual({ by: "criticality", falling: false })
    expect(resorted(USUAL, "days")).toEqual({ by: "days", falling: true })
    expect(resorted(USUAL, "p80")).toEqual({ by: "p80", falling: false })
  })
  it("on paper are all, or of a large plan those that decide in one of a hundred futures", () => {
    const some = (count: number) => Array.from({ length: count }, (_, place) => activity(`t${place}`, place / 1e4, 0))
    expect(onPaper(some(300))).toHaveLength(300)
    expect(onPaper(some(301))[0]).toEqual(activity("t100", 0.01, 0))
    expect(onPaper(some(301))).toHaveLength(201)
  })
})

describe("how a date moved", () => {
  const entry = (number: number, more: object) =>
    ({
      number,
      revised_at: `2026-11-${20 + number}T12:00:00Z`,
      p10: "2027-01-01T00:00",
      p50: "2027-01-02T00:00",
      p80: "2027-01-03T00:00",
      p90: "2027-01-04T00:00",
      ...more,
    }) as LedgerEntry
  const points = pointsOf([
    entry(3, { target: "2027-02-01" }),
    entry(2, { p50: null }),
    entry(1, { target: "2027-01-01" }),
  ])
  it("is told from the first on, without what was not known", () => {
    expect(points.map(({ number }) => number)).toEqual([1, 3])
    expect(points[0]?.target).toBe(Date.UTC(2027, 0, 2) / 60_000)
    expect((points[1]?.when ?? 0) - (points[0]?.when ?? 0)).toBe(2 * DAY)
  })
  it("is by days where it took days", () => {
    expect(isShort(points)).toBe(false)
    expect(isShort(points.slice(0, 1))).toBe(true)
    expect(isShort([])).toBe(true)
  })
  it("has its target in steps", () => {
    const some = pointsOf([
      entry(1, { target: "2027-01-01" }),
      entry(2, { target: "2027-01-01" }),
      entry(3, {}),
      entry(4, { target: "2027-02-01" }),
    ])
    expect(steps(some, ({ target }) => target)).toEqual([
      [0, 2, endOf("2027-01-01")],
      [3, 4, endOf("2027-02-01")],
    ])
  })
})

describe("what would improve the grade", () => {
  const plan = planOf({
    key_result: [{ id: "doors", name: "Doors", target: 1 }],
    task: [{ id: "doors-2", name: "Doors" }, { id: "api" }],
  })
  const check = (improve: string, checks: { code: string; subjects: string[] }[]) =>
    ({ trust: { improve }, checks }) as unknown as CheckDocument
  it("is the first thing that it names, among what checks found", () => {
    const found = check("check in today's value of `Doors` and `Api`", [
      { code: "dcma-01", subjects: ["doors-2"] },
      { code: "check-ins-old", subjects: ["doors"] },
    ])
    expect(firstToImprove(plan, found)).toEqual({ reference: { kind: "key_result", id: "doors" }, field: "check_ins" })
  })
  it("may be called by its id", () => {
    const found = check("give `Api` low and high", [{ code: "estimates-without-range", subjects: ["api"] }])
    expect(firstToImprove(plan, found)).toEqual({ reference: { kind: "task", id: "api" }, field: "estimate" })
  })
  it("is nothing in the plan where nothing is named", () => {
    expect(firstToImprove(plan, check("take a baseline", []))).toBeUndefined()
    expect(firstToImprove(plan, check("", []))).toBeUndefined()
  })
})
