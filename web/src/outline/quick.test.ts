import { describe, expect, it } from "vitest"
import { startOf } from "@/drawing/time"
import { ACTIVITIES, resolver } from "@/entity/resolve"
import { readLine } from "@/outline/quick"
import { fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 1,
  settings: {},
  entities: { task: [{ id: "spec" }, { id: "api", name: "API" }, { id: "drop", name: "Drop, heat and humidity" }] },
})
const read = (line: string) => readLine(line, startOf("2026-11-23"), resolver(plan, ACTIVITIES))

describe("one line", () => {
  it.each([
    ["Write the manual", { name: "Write the manual" }],
    ["API 5-10d", { name: "API", estimate: { low: "5d", high: "10d", shape: "uniform" } }],
    ["- API 5 to 10 days", { name: "API", estimate: { low: "5d", high: "10d", shape: "uniform" } }],
    ["UI 8d after API", { name: "UI", estimate: "8d", after: "API" }],
    ["UI after API 8d", { name: "UI", estimate: "8d", after: "API" }],
    [
      "UI 3-5-9d lognormal after spec SS+2d, API",
      { name: "UI", estimate: { low: "3d", likely: "5d", high: "9d", shape: "lognormal" }, after: "spec SS+2d, API" },
    ],
    ["Fix it after Drop, heat and humidity", { name: "Fix it", after: "Drop, heat and humidity" }],
    ["Public beta by 29 Jan", { name: "Public beta", target: "2027-01-29" }],
    ["Public beta by 29 Jan 2028 @mei", { name: "Public beta", target: "2028-01-29", owner: "mei" }],
    ['Tests 2w @"Mei Lin"', { name: "Tests", estimate: "2w", owner: "Mei Lin" }],
    ["Hall booked 3d fixed", { name: "Hall booked", estimate: { fixed: "3d" } }],
    ["2. Second thing", { name: "Second thing" }],
    ["[x] Third thing", { name: "Third thing" }],
  ])("reads %s", (line, said) => expect(read(line)).toEqual(said))

  it.each([
    "Phase 2",
    "Clean up after launch",
    "Read by everybody",
    "Stand by me",
    "5d",
    "Release 2.0",
    "Week 3 report",
    "Visit 5 shops",
    "mail to someone@example.org",
  ])("leaves %s a name", (line) => expect(read(line)).toEqual({ name: line }))
})
