import { describe, expect, it } from "vitest"
import { filtered, filterText, readFilter } from "@/objectives/filter"
import { stepOf } from "@/objectives/navigate"
import { planOf } from "@/objectives/plan.fixture"
import { serviceOf } from "@/objectives/service"
import { type Row, rowsOf, treeOf } from "@/objectives/tree"

const PLAN = planOf({
  objective: [
    { id: "grow", name: "Grow" },
    { id: "win", parent: "grow", name: "Win" },
    { id: "lost", parent: "nowhere", name: "Lost" },
  ],
  key_result: [{ id: "teams", name: "Équipes", objective: "win", start: 0, target: 40, current: 10 }],
  initiative: [{ id: "atlas", supports: ["win"] }],
  milestone: [
    { id: "beta", name: "Beta", initiative: "atlas", supports: ["teams"] },
    { id: "fair", name: "Fair" },
  ],
})
const TREE = treeOf(PLAN, serviceOf(PLAN))
const lines = (rows: Row[]) =>
  rows.map(({ node, level }) => `${"  ".repeat(level - 1)}${node.type} ${"id" in node ? node.id : ""}`.trimEnd())

describe("the tree", () => {
  it("has objectives, their key results, what serves them, and what serves nothing", () => {
    const all = new Set(["/grow/win/teams", "/grow/win/served-by"])
    expect(lines(rowsOf(TREE, all))).toEqual([
      "objective grow",
      "  objective win",
      "    key_result teams",
      "      milestone beta",
      "    served_by win",
      "      milestone beta",
      "objective lost",
      "strays",
      "  stray fair",
    ])
  })
  it("opens objectives, and leaves the milestones to be asked for", () => {
    expect(lines(rowsOf(TREE, new Set()))).toEqual([
      "objective grow",
      "  objective win",
      "    key_result teams",
      "    served_by win",
      "objective lost",
      "strays",
      "  stray fair",
    ])
  })
  it("keeps what was turned by hand", () => {
    expect(lines(rowsOf(TREE, new Set(["/grow/win", "strays"])))).toEqual([
      "objective grow",
      "  objective win",
      "objective lost",
      "strays",
    ])
  })
  it("says each line's place among its siblings", () => {
    const row = rowsOf(TREE, new Set()).find(({ node }) => node.type === "served_by")
    expect([row?.level, row?.place, row?.siblings, row?.parent]).toEqual([3, 2, 2, "/grow/win"])
  })
  it("scores an objective by what stands under it", () => {
    expect(TREE.map((node) => (node.type === "objective" ? node.score : null))).toEqual([0.25, undefined, null])
  })
  it("puts the objectives of a loop at the top", () => {
    const loop = planOf({
      objective: [
        { id: "a", parent: "b" },
        { id: "b", parent: "a" },
      ],
    })
    expect(lines(rowsOf(treeOf(loop, serviceOf(loop)), new Set()))).toEqual(["objective a", "objective b"])
  })
})

describe("a filter", () => {
  const never = () => false
  it("keeps what it fits with what leads there, without case or accents", () => {
    const kept = filtered(TREE, { text: "equip", is: undefined }, never)
    expect(lines(rowsOf(kept.nodes, new Set(), kept.leading))).toEqual([
      "objective grow",
      "  objective win",
      "    key_result teams",
    ])
  })
  it("opens what leads to what it fits", () => {
    const kept = filtered(TREE, { text: "beta", is: undefined }, never)
    expect(lines(rowsOf(kept.nodes, new Set(), kept.leading))).toEqual([
      "objective grow",
      "  objective win",
      "    key_result teams",
      "      milestone beta",
      "    served_by win",
      "      milestone beta",
    ])
  })
  it("narrows by what is asked of a line", () => {
    const kept = filtered(TREE, { text: "", is: "gap" }, (node) => node.type === "stray")
    expect(lines(rowsOf(kept.nodes, new Set(), kept.leading))).toEqual(["strays", "  stray fair"])
  })
  it.each([
    [undefined, { text: "", is: undefined }, undefined],
    ["is:gap beta", { text: "beta", is: "gap" }, "is:gap beta"],
    ["beta two", { text: "beta two", is: undefined }, "beta two"],
    ["is:nonsense beta", { text: "beta", is: undefined }, "beta"],
  ])("stands in the address: %s", (find, filter, text) => {
    expect(readFilter(find)).toEqual(filter)
    expect(filterText(readFilter(find))).toBe(text)
  })
})

describe("the keys", () => {
  const rows = rowsOf(TREE, new Set())
  it.each([
    ["/grow", "ArrowDown", { go: "/grow/win" }],
    ["/grow", "ArrowUp", undefined],
    ["/grow/win", "ArrowRight", { go: "/grow/win/teams" }],
    ["/grow/win/teams", "ArrowRight", { turn: "/grow/win/teams" }],
    ["/grow/win/teams", "ArrowLeft", { go: "/grow/win" }],
    ["/grow/win", "ArrowLeft", { turn: "/grow/win" }],
    ["/lost", "ArrowLeft", undefined],
    ["/lost", "ArrowRight", undefined],
    ["/lost", "Home", { go: "/grow" }],
    ["/grow", "End", { go: "strays/fair" }],
    [undefined, "ArrowDown", { go: "/grow/win" }],
    ["/grow", "x", undefined],
  ])("at %s %s does %j", (active, key, step) => {
    expect(stepOf(rows, active, key)).toEqual(step)
  })
})
