import { describe, expect, it } from "vitest"
import { startOf } from "@/drawing/time"
import { ACTIVITIES, resolver } from "@/entity/resolve"
import { flat } from "@/outline/items"
import { itemsOfLines } from "@/outline/lines"
import { fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({ number: 1, settings: {}, entities: { task: [{ id: "spec" }] } })
const told = (text: string) =>
  flat(itemsOfLines(text, startOf("2026-11-23"), (names) => resolver(plan, ACTIVITIES, names))).map(
    ({ item, depth }) => `${"  ".repeat(depth)}${item.kind} ${item.name}${item.after ? ` < ${item.after}` : ""}`,
  )

describe("lines", () => {
  it("are tasks, one each", () => {
    expect(told("API 5-10d\n\nUI 8d after API\n")).toEqual(["task API", "task UI < API"])
  })

  it("belong to the line above that they are indented under", () => {
    const text = `
Atlas
  Public beta by 29 Jan:
    API 5d after spec
    UI 8d after API SS+2d
  General availability by 1 May
Mobile
\tScreens 3d`
    expect(told(text)).toEqual([
      "initiative Atlas",
      "  milestone Public beta",
      "    task API < spec",
      "    task UI < API SS+2d",
      "  milestone General availability",
      "milestone Mobile",
      "  task Screens",
    ])
  })

  it("may wait for a line that comes later, and for nobody where none is meant", () => {
    expect(told("Ship after Test it\nTest it 2d\nClean up after everything")).toEqual([
      "task Ship < Test it",
      "task Test it",
      "task Clean up after everything",
    ])
  })

  it("may be indented by any width", () => {
    expect(told("A\n   B\n     C\n   D")).toEqual(["initiative A", "  milestone B", "    task C", "  task D"])
  })
})
