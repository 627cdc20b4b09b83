import { describe, expect, it } from "vitest"
import { predicted } from "@/replica/change"
import { keyBetween } from "@/replica/order"
import { applied, fromSnapshot } from "@/replica/state"

describe("keys between keys", () => {
  // Printed by the engine: milepost.model.order.key_between.
  it.each([
    [undefined, undefined, "V"],
    ["V", undefined, "W"],
    [undefined, "V", "U"],
    ["V", "W", "VV"],
    ["z", undefined, "z1"],
    [undefined, "1", "0z"],
    ["V", "V1", "V0V"],
    ["K", "V", "P"],
    ["zz", undefined, "zz01"],
    ["0z", "1", "0zV"],
    ["8G", "9M", "8d"],
  ])("%s and %s", (before, after, key) => expect(keyBetween(before, after)).toBe(key))
})

describe("what is drawn at once", () => {
  const plan = fromSnapshot({
    number: 1,
    settings: {},
    entities: {
      initiative: [{ id: "atlas", order: "V" }],
      milestone: [{ id: "gate", order: "V" }],
      task: [
        { id: "a", order: "G" },
        { id: "b", order: "V", initiative: "atlas" },
        { id: "c", order: "k" },
      ],
    },
  })
  const tasks = (...changes: Parameters<typeof predicted>[1]) => [
    ...(applied(plan, predicted(plan, changes)).kinds.get("task")?.keys() ?? []),
  ]

  it("puts what is added beside another", () => {
    expect(tasks({ op: "add", kind: "task", id: "x", fields: {}, after: "a" })).toEqual(["a", "x", "b", "c"])
    expect(tasks({ op: "add", kind: "task", id: "x", fields: {}, before: "a" })).toEqual(["x", "a", "b", "c"])
    expect(tasks({ op: "add", kind: "task", id: "x", fields: {} })).toEqual(["a", "b", "c", "x"])
  })

  it("puts several in the order in which they are asked for", () => {
    const added = ["x", "y", "z"].map((id, place, ids) => ({
      op: "add" as const,
      kind: "task",
      id,
      fields: {},
      after: ids[place - 1] ?? "a",
    }))
    expect(tasks(...added)).toEqual(["a", "x", "y", "z", "b", "c"])
  })

  it("moves, and leaves what stands there already", () => {
    expect(tasks({ op: "move", kind: "task", id: "c", before: "a" })).toEqual(["c", "a", "b"])
    expect(tasks({ op: "move", kind: "task", id: "a", after: "b" })).toEqual(["b", "a", "c"])
    expect(tasks({ op: "move", kind: "task", id: "a", before: "b" })).toEqual(["a", "b", "c"])
  })

  it("puts under another parent", () => {
    const moved = applied(plan, predicted(plan, [{ op: "move", kind: "task", id: "b", under: "gate" }]))
    expect(moved.kinds.get("task")?.get("b")).toEqual({ id: "b", order: "V", milestone: "gate" })
    const freed = applied(plan, predicted(plan, [{ op: "move", kind: "task", id: "b", under: "" }]))
    expect(freed.kinds.get("task")?.get("b")).toEqual({ id: "b", order: "V" })
  })

  it("retires the ids of what goes, until an undo brings one back", () => {
    const gone = applied(plan, predicted(plan, [{ op: "remove", kind: "task", id: "b" }]))
    expect([...gone.retired]).toEqual(["b"])
    const after = { id: "b", order: "V" }
    expect([...applied(gone, [{ schema: 1, kind: "task", id: "b", before: null, after }]).retired]).toEqual([])
  })
})
