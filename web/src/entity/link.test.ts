import { describe, expect, it } from "vitest"
import { linksText, readLinks, readTail } from "@/entity/link"
import { ACTIVITIES, resolver } from "@/entity/resolve"
import { fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 1,
  settings: {},
  entities: {
    task: [
      { id: "api", name: "API" },
      { id: "ui", name: "User interface" },
      { id: "drop", name: "Drop, heat and humidity" },
      { id: "spec-2", name: "Spec" },
      { id: "spec", name: "Old spec" },
      { id: "bug", name: "Fix bug +2d" },
    ],
    milestone: [{ id: "beta", name: "Public beta" }],
    person: [{ id: "mei", name: "Mei Lin" }],
  },
})
const resolve = resolver(plan, ACTIVITIES)

describe("dependencies as text", () => {
  it.each([
    ["api", ["api"]],
    ["API", ["api"]],
    ["api FS+2d", [{ id: "api", lag: "2d" }]],
    ["api fs + 2 days", [{ id: "api", lag: "2d" }]],
    ["api+2d", [{ id: "api", lag: "2d" }]],
    ["api SS", [{ id: "api", type: "SS" }]],
    [
      "beta FF -1d; ui SF+3ed",
      [
        { id: "beta", type: "FF", lag: "-1d" },
        { id: "ui", type: "SF", lag: "3ed" },
      ],
    ],
    ["User interface, api", ["ui", "api"]],
    ["Drop, heat and humidity SS+3d, api", [{ id: "drop", type: "SS", lag: "3d" }, "api"]],
    ['"Drop, heat and humidity" SS, api', [{ id: "drop", type: "SS" }, "api"]],
    ["public", ["beta"]],
    ["interface +1w", [{ id: "ui", lag: "1w" }]],
    ["api FS+0d", ["api"]],
    ["spec", ["spec"]], // an id goes before a name
    ["Fix bug +2d", ["bug"]],
    ["", null],
    ["api, api", ["api"]],
    ["api, api SS", ["api", { id: "api", type: "SS" }]],
  ])("reads %s", (text, items) => expect(readLinks(text, resolve)).toEqual({ value: items }))

  it.each([
    ["nothing", "nothing called “nothing”"],
    ["mei", "nothing called “mei”"],
    ["api, bananas SS", "nothing called “bananas"],
    ["e", "are called like “e”"],
  ])("does not read %s", (text, words) =>
    expect(readLinks(text, resolve)).toHaveProperty("wrong", expect.stringContaining(words)),
  )

  it("writes them by their ids, so that they read the same", () => {
    const items = ["api", { id: "beta", type: "FF", lag: "-1d" }, { id: "ui", lag: "2d" }]
    expect(linksText(items)).toBe("api, beta FF -1d, ui FS +2d")
    expect(readLinks(linksText(items), resolve)).toEqual({ value: items })
  })

  it("keeps the calendar of a lag that is still there", () => {
    const present = [{ id: "api", lag: "1d", lag_calendar: "24h" }]
    expect(readLinks("api +2d", resolve, present)).toEqual({ value: [{ id: "api", lag: "2d", lag_calendar: "24h" }] })
    expect(readLinks("api", resolve, present)).toEqual({ value: ["api"] })
  })

  it("reads the type and lag of one link", () => {
    expect(readTail("SS +3d")).toEqual({ value: { type: "SS", lag: "3d" } })
    expect(readTail("-2")).toEqual({ value: { type: "FS", lag: "-2d" } })
    expect(readTail("")).toEqual({ value: { type: "FS" } })
    expect(readTail("XS")).toHaveProperty("wrong")
  })
})
