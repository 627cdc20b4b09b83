import { describe, expect, it } from "vitest"
import type { ColumnId } from "@/outline/columns"
import { stepOf } from "@/outline/navigate"
import { rowsOf } from "@/outline/tree"
import { fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 1,
  settings: {},
  entities: {
    milestone: [{ id: "a" }, { id: "b" }],
    task: [
      { id: "a1", milestone: "a" },
      { id: "b1", milestone: "b" },
    ],
  },
})
const rows = rowsOf(plan, { closed: new Set(["milestone:b"]) })
const COLUMNS: ColumnId[] = ["name", "estimate", "after"]
const step = (key: string, column: ColumnId, pressed: string, far = false) => {
  const found = stepOf(rows, COLUMNS, { key, column }, pressed, far)
  return found && ("go" in found ? `${found.go.key} ${found.go.column}` : `turn ${found.turn}`)
}

describe("the keys of the outline", () => {
  it("go from cell to cell, and stop at the edges", () => {
    expect(step("milestone:a", "estimate", "ArrowDown")).toBe("task:a1 estimate")
    expect(step("milestone:b", "estimate", "ArrowDown")).toBe("milestone:b estimate")
    expect(step("task:a1", "estimate", "ArrowRight")).toBe("task:a1 after")
    expect(step("task:a1", "after", "ArrowRight")).toBe("task:a1 after")
    expect(step("task:a1", "after", "Home")).toBe("task:a1 name")
    expect(step("task:a1", "name", "End", true)).toBe("milestone:b name")
  })

  it("open and close rows, and go up to what they stand under", () => {
    expect(step("milestone:b", "name", "ArrowRight")).toBe("turn milestone:b")
    expect(step("milestone:a", "name", "ArrowRight")).toBe("milestone:a estimate")
    expect(step("milestone:a", "name", "ArrowLeft")).toBe("turn milestone:a")
    expect(step("task:a1", "name", "ArrowLeft")).toBe("milestone:a name")
    expect(step("milestone:b", "name", "ArrowLeft")).toBeUndefined()
  })

  it("find the first row where the one that had the focus is gone", () => {
    expect(step("task:gone", "name", "ArrowDown")).toBe("milestone:a name")
  })
})
