import { describe, expect, it, vi } from "vitest"
import type { Command, Finder } from "@/palette/command"
import { RecentShelf } from "@/palette/recent"
import { Registry } from "@/palette/registry"

const command = (id: string, title = id): Command => ({ id, group: "do", title, run: () => {} })
const ids = (registry: Registry) => registry.commands().map(({ id }) => id)

describe("what is offered", () => {
  it("stands in the order of the places, whoever came first", () => {
    const registry = new Registry()
    registry.offer("page", () => [command("page")])
    registry.offer("plan", () => [command("plan")])
    registry.offer("view", () => [command("view")])
    expect(ids(registry)).toEqual(["view", "plan", "page"])
  })

  it("goes when who offered it goes", () => {
    const registry = new Registry()
    const leave = registry.offer("view", () => [command("map")])
    registry.offer("page", () => [command("page")])
    leave()
    expect(ids(registry)).toEqual(["page"])
  })

  it("is of two with one id that of the nearer place", () => {
    const registry = new Registry()
    registry.offer("page", () => [command("add", "far")])
    registry.offer("view", () => [command("add", "near")])
    expect(registry.commands().map(({ title }) => title)).toEqual(["near"])
  })

  it("is told to who looks, until that one has gone", () => {
    const registry = new Registry()
    const told = vi.fn()
    const stop = registry.subscribe(told)
    const leave = registry.offer("view", () => [])
    registry.changed()
    expect(told).toHaveBeenCalledTimes(2)
    stop()
    leave()
    expect(told).toHaveBeenCalledTimes(2)
  })

  it("has the finder of the plan that is open", () => {
    const registry = new Registry()
    const finder = { find: () => [] } as unknown as Finder
    expect(registry.finder()).toBeUndefined()
    const leave = registry.offerFinder(() => finder)
    expect(registry.finder()).toBe(finder)
    leave()
    expect(registry.finder()).toBeUndefined()
  })
})

describe("what was used", () => {
  it("is remembered, the last first and once, and not without end", () => {
    localStorage.clear()
    const shelf = new RecentShelf(localStorage)
    for (const id of ["a", "b", "a"]) shelf.use(id)
    expect(new RecentShelf(localStorage).load()).toEqual(["a", "b"])
    for (let at = 0; at < 100; at += 1) shelf.use(`${at}`)
    expect(shelf.load()).toHaveLength(40)
  })

  it("is nothing where the browser kept something else", () => {
    localStorage.setItem("milepost.used", "{not json")
    expect(new RecentShelf(localStorage).load()).toEqual([])
    localStorage.setItem("milepost.used", '{"a": 1}')
    expect(new RecentShelf(localStorage).load()).toEqual([])
  })
})
