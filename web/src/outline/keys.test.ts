import { describe, expect, it } from "vitest"
import { askOf } from "@/outline/keys"

const press = (key: string, ...with_: ("alt" | "ctrl" | "meta" | "shift")[]) =>
  askOf({
    key,
    altKey: with_.includes("alt"),
    ctrlKey: with_.includes("ctrl"),
    metaKey: with_.includes("meta"),
    shiftKey: with_.includes("shift"),
  })

describe("keys in the outline", () => {
  it("edit, and begin with what is typed", () => {
    expect([press("Enter"), press("F2")]).toEqual(["edit", "edit"])
    expect(press("a")).toEqual({ type: "a" })
    expect(press("Backspace")).toBe("clear")
  })

  it("move rows with Control or Alt", () => {
    expect([press("ArrowUp", "ctrl"), press("ArrowDown", "alt")]).toEqual(["up", "down"])
    expect([press("ArrowRight", "alt"), press("ArrowLeft", "alt")]).toEqual(["in", "out"])
    expect([press("Tab"), press("Tab", "shift")]).toEqual(["in", "out"])
  })

  it("add rows", () => {
    expect([press("Insert"), press("Enter", "ctrl")]).toEqual(["addAfter", "addAfter"])
    expect([press("Insert", "shift"), press("Enter", "meta", "shift")]).toEqual(["addWithin", "addWithin"])
  })

  it("are left to others where they are theirs", () => {
    for (const key of ["z", "k", "c", "v"]) expect(press(key, "ctrl")).toBeUndefined()
    expect(press("?", "shift")).toBeUndefined()
    expect(press("ArrowDown")).toBeUndefined()
    expect(press("Shift")).toBeUndefined()
  })
})
