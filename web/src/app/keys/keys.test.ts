import { afterEach, describe, expect, it } from "vitest"
import { fits, type Pressed } from "@/app/keys/chord"
import { ariaKeys, chordWords } from "@/app/keys/key-words"
import { partsFor } from "@/app/keys/sheet"
import { isSingle, obeySingleKeys, singleKeysObeyed } from "@/app/keys/single"
import { askedOf, chordsOf, KEYS, type Row, type Table } from "@/app/keys/table"
import { stepOf as objectivesStep } from "@/objectives/navigate"
import { planOf } from "@/objectives/plan.fixture"
import { serviceOf } from "@/objectives/service"
import { writingOf } from "@/objectives/shortcut"
import { rowsOf as objectivesRows, treeOf } from "@/objectives/tree"
import { stepOf as outlineStep } from "@/outline/navigate"
import { rowsOf as outlineRows } from "@/outline/tree"
import { english } from "@/words/english"

const TABLES = Object.keys(KEYS) as Table[]
const rowsIn = (table: Table) => KEYS[table] as readonly Row[]
const chordsIn = (table: Table) => rowsIn(table).flatMap(({ asks }) => Object.values(asks).flat())

/** "Shift+Tab" as the browser tells it. */
function press(chord: string): Pressed {
  const held = chord.split("+").slice(0, -1)
  const key = chord.endsWith("+") ? "+" : (chord.split("+").at(-1) ?? "")
  const has = (name: string) => held.includes(name)
  return {
    key: key === "Space" ? " " : key,
    ctrlKey: has("Mod"),
    metaKey: false,
    altKey: has("Alt"),
    shiftKey: has("Shift"),
  }
}

const NAMED = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"]
const OTHERS = ["Enter", "Escape", "Tab", "Delete", "Insert", "F2", "a", "c", "l", "x", "1", "+", "?"]

describe("a chord", () => {
  it("fits what is pressed, with what is held", () => {
    expect(fits("Mod+K", press("Mod+k"))).toBe(true)
    expect(fits("Mod+K", { ...press("k"), metaKey: true })).toBe(true)
    expect(fits("Mod+K", press("k"))).toBe(false)
    expect(fits("Mod+Z", press("Mod+Shift+Z"))).toBe(false)
    expect(fits("Shift+Tab", press("Tab"))).toBe(false)
    expect(fits("Tab", press("Shift+Tab"))).toBe(false)
    expect(fits("ArrowUp", press("Alt+ArrowUp"))).toBe(false)
  })

  it("takes letters and signs as they come, whatever has to be held for them", () => {
    expect(fits("?", { ...press("?"), shiftKey: true })).toBe(true)
    expect(fits("+", { ...press("+"), shiftKey: true })).toBe(true)
    expect(fits("T", press("t"))).toBe(true)
    expect(fits("Space", press(" "))).toBe(true)
  })

  it("counts by its place beside Control on a keyboard with other letters", () => {
    const pressed = { ...press("Mod+л"), code: "KeyK" }
    expect(fits("Mod+K", pressed)).toBe(true)
    expect(fits("Mod+L", pressed)).toBe(false)
    expect(fits("K", { ...press("л"), code: "KeyK" })).toBe(false)
  })

  it("is said as keyboards have it", () => {
    expect(chordWords("Mod+Shift+Z")).toBe("Ctrl Shift Z")
    expect(chordWords("+")).toBe("+")
    expect(chordWords("Alt+ArrowUp")).toBe("Alt ↑")
    expect(ariaKeys(["Mod+Shift+Z", "Mod+Y"])).toBe("Control+Shift+Z Control+Y")
  })
})

describe("the table of keys", () => {
  it.each(TABLES)("means one thing by each key: %s", (table) => {
    for (const { asks } of rowsIn(table)) {
      for (const [ask, chords] of Object.entries(asks)) {
        for (const chord of chords) expect(askedOf(table, press(chord)), chord).toBe(ask)
      }
    }
  })

  it("is on the sheet, all of it, with words for every line", () => {
    const onSheet = partsFor("map").flatMap(({ rows }) => rows)
    expect(new Set(onSheet)).toEqual(new Set(TABLES.flatMap(rowsIn)))
    expect(onSheet).toHaveLength(new Set(onSheet).size)
    for (const { says } of onSheet) expect(english).toHaveProperty([says])
  })

  it("has no words on the sheet that no line says", () => {
    const said = new Set<string>(TABLES.flatMap(rowsIn).map(({ says }) => says))
    const lines = Object.keys(english).filter((key) =>
      /^keys\.(map|flag|objectives|outline|cell|details|found)\./.test(key),
    )
    expect(lines.filter((key) => !said.has(key))).toEqual([])
  })

  it("stands on the sheet with what is at hand first", () => {
    const titles = (view: string | undefined) => partsFor(view).map(({ title }) => title)
    expect(titles("outline").slice(0, 3)).toEqual(["keys.in.everywhere", "keys.in.outline", "keys.in.cell"])
    expect(titles("objectives").slice(0, 2)).toEqual(["keys.in.everywhere", "keys.in.objectives"])
    expect(titles(undefined).slice(0, 2)).toEqual(["keys.in.everywhere", "keys.in.map"])
  })
})

describe("keys of one character", () => {
  afterEach(() => obeySingleKeys(true))

  it("are letters and signs with nothing held", () => {
    const all = TABLES.flatMap(chordsIn)
    expect([...new Set(all.filter(isSingle))].sort()).toEqual(["+", "-", "0", "=", "?", "A", "C", "L", "P", "T"])
  })

  it("are obeyed until they are switched off, and this browser remembers it", () => {
    expect(singleKeysObeyed()).toBe(true)
    obeySingleKeys(false)
    expect(singleKeysObeyed()).toBe(false)
    obeySingleKeys(true)
    expect(singleKeysObeyed()).toBe(true)
  })

  it("mean nothing and are told nowhere while they are switched off; all others go on", () => {
    obeySingleKeys(false)
    for (const table of TABLES) {
      for (const chord of chordsIn(table)) {
        expect(askedOf(table, press(chord)) === undefined, `${table}: ${chord}`).toBe(isSingle(chord))
      }
    }
    expect(chordsOf("everywhere", "help")).toEqual([])
    expect(chordsOf("map", "target")).toEqual([])
    expect(chordsOf("everywhere", "palette")).toEqual(["Mod+K"])
  })
})

describe("what the sheet says of getting about is what is done", () => {
  const plan = planOf({
    objective: [{ id: "win" }, { id: "grow" }],
    key_result: [{ id: "teams", objective: "win", target: 4 }],
    milestone: [{ id: "a" }, { id: "b" }, { id: "c" }],
    task: [{ id: "a1", milestone: "a" }],
  })

  it("in the objectives", () => {
    const rows = objectivesRows(treeOf(plan, serviceOf(plan)), new Set())
    const middle = rows.find(({ node }) => node.type === "key_result")?.node.key
    const foldable = rows.find(({ node }) => node.type === "objective" && node.children.length > 0)?.node.key
    const leads = (key: string) => [middle, foldable].some((active) => objectivesStep(rows, active, key) !== undefined)
    const walk = chordsIn("objectivesWalk")
    expect([...NAMED, ...OTHERS].filter(leads).sort()).toEqual([...walk].sort())
  })

  it("in the outline", () => {
    const rows = outlineRows(plan, { closed: new Set() })
    const leads = (chord: string) => {
      const { key, ctrlKey } = press(chord)
      const step = (column: "name" | "estimate" | "after") =>
        outlineStep(rows, ["name", "estimate", "after"], { key: "milestone:b", column }, key, ctrlKey)
      return step("estimate") !== undefined
    }
    const walk = chordsIn("outlineWalk")
    const plainKeys = walk.filter((chord) => !chord.startsWith("Mod"))
    expect([...NAMED, ...OTHERS].filter(leads).sort()).toEqual([...plainKeys].sort())
    const corner = (key: string) =>
      outlineStep(rows, ["name", "estimate"], { key: "milestone:b", column: "estimate" }, key, true)
    expect(corner("Home")).toEqual({ go: { key: rows[0]?.key, column: "estimate" } })
    expect(corner("End")).toEqual({ go: { key: rows.at(-1)?.key, column: "estimate" } })
    expect(walk).toContain("Mod+Home")
    expect(walk).toContain("Mod+End")
  })

  it("in what is written at a line of the objectives", () => {
    const tree = treeOf(plan, serviceOf(plan))
    const nodes = objectivesRows(tree, new Set()).map(({ node }) => node)
    for (const ask of ["checkIn", "link", "add"] as const) {
      expect(
        nodes.some((node) => writingOf(node, ask) !== undefined),
        ask,
      ).toBe(true)
    }
  })
})
