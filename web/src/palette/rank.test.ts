import { describe, expect, it } from "vitest"
import type { Command, Group } from "@/palette/command"
import { offered, ranked, type Section } from "@/palette/rank"

const command = (id: string, group: Group, title: string, more: Partial<Command> = {}) =>
  ({ id, group, title, run: () => {}, ...more }) as Command

const COMMANDS = [
  command("view:map", "go", "Map", { also: "view open show" }),
  command("view:outline", "go", "Outline", { also: "view open show" }),
  command("undo", "do", "Undo", { also: "take back" }),
  command("redo", "do", "Redo", { blocked: "nothing was taken back" }),
  command("save", "do", "Export the map as SVG", { also: "download" }),
  command("out", "do", "Sign out", { quiet: true }),
  command("plan:1", "plans", "Mapping the market", { about: "Northwind" }),
]
const shown = (sections: readonly Section[]) =>
  sections.map(({ group, commands }) => `${group}: ${commands.map(({ id }) => id).join(" ")}`)

describe("before anything is written", () => {
  it("what was used last comes first, and once", () => {
    const [outline] = COMMANDS.filter(({ id }) => id === "view:outline")
    const milestone = command("in:1:milestone:beta", "found", "Beta")
    expect(shown(offered(COMMANDS, [milestone, outline as Command]))).toEqual([
      "recent: in:1:milestone:beta view:outline",
      "go: view:map",
      "do: undo save",
      "plans: plan:1",
    ])
  })

  it("nothing shows that is quiet, or cannot be done, even where it was used", () => {
    const sections = offered(COMMANDS, [COMMANDS[3] as Command])
    expect(shown(sections)).toEqual(["go: view:map view:outline", "do: undo save", "plans: plan:1"])
  })

  it("no more than five show as recently used", () => {
    const many = Array.from({ length: 9 }, (_, at) => command(`used:${at}`, "found", `Used ${at}`))
    expect(offered([], many)[0]?.commands).toHaveLength(5)
  })
})

describe("what fits a query", () => {
  const rank = (query: string, recent: string[] = [], found: { command: Command; score: number }[] = []) =>
    shown(ranked(COMMANDS, found, query, recent))

  it("the group with the best fit goes first", () => {
    expect(rank("map")).toEqual(["go: view:map", "plans: plan:1", "do: save"])
    expect(rank("undo")).toEqual(["do: undo"])
  })

  it("other words find it too, and so does where it stands", () => {
    expect(rank("take back")).toEqual(["do: undo"])
    expect(rank("northwind")).toEqual(["plans: plan:1"])
    expect(rank("sign")).toEqual(["do: out"])
  })

  it("of what fits alike, what was used last goes first; a better fit stays before it", () => {
    expect(rank("view")).toEqual(["go: view:map view:outline"])
    expect(rank("view", ["view:outline"])).toEqual(["go: view:outline view:map"])
    expect(rank("map", ["save", "plan:1"])[0]).toBe("go: view:map")
  })

  it("what cannot be done now comes last, and is found all the same", () => {
    expect(rank("redo", ["redo"])).toEqual(["do: redo"])
    expect(rank("o", ["redo"]).find((each) => each.startsWith("do"))).toMatch(/ redo$/)
  })

  it("what was found in the plan takes its place by its score", () => {
    const found = (score: number) => [{ command: command("in:1:task:map", "found", "Map the market"), score }]
    expect(rank("map", [], found(300))[0]).toBe("found: in:1:task:map")
    expect(rank("map", [], found(20)).at(-1)).toBe("found: in:1:task:map")
  })

  it("is nothing where no word of it is anywhere", () => {
    expect(rank("xyzzy")).toEqual([])
    expect(rank("map xyzzy")).toEqual([])
  })
})
