/** What is printed: the map on one page however much is on it, every other view in full, on light paper. */

import { beforeAll, describe, expect, it } from "vitest"
import { print } from "./paper"
import { come, faults, page, server, setTheScene } from "./scene"

setTheScene()
beforeAll(async () => {
  await come({ options: { colorScheme: "dark" } })
  await page.goto(server.linkFor("you@localhost"))
})

/** A plan of so many milestones, five to an initiative, whose initiatives serve six objectives. */
function documentOf(milestones: number) {
  const initiatives = Array.from({ length: Math.ceil(milestones / 5) }, (_, number) => ({
    id: `i${number}`,
    name: `Initiative ${number}`,
    supports: [`o${number % 6}`],
  }))
  const names = Array.from({ length: milestones }, (_, number) => number)
  return {
    plan: `Programme of ${milestones}`,
    status_date: "2026-11-02",
    objectives: Array.from({ length: 6 }, (_, number) => ({ id: `o${number}`, name: `Objective ${number}` })),
    initiatives,
    milestones: names.map((number) => ({
      id: `m${number}`,
      name: `Gate ${number % 5} of initiative ${Math.floor(number / 5)}`,
      initiative: `i${Math.floor(number / 5)}`,
      target: `2027-${String(1 + 2 * (number % 5)).padStart(2, "0")}-26`,
    })),
    tasks: names.map((number) => ({
      id: `t${number}`,
      milestone: `m${number}`,
      estimate: { low: `${20 + (number % 7)}d`, likely: `${35 + (number % 11)}d`, high: `${70 + (number % 13)}d` },
      ...(number % 5 === 0 ? {} : { after: [`m${number - 1}`] }),
    })),
  }
}

/** Opens the map of a new plan of so many milestones, with its forecast. */
async function open(milestones: number): Promise<string> {
  const token = server.run("token", "add", "you@localhost", "--scope", "write")
  const headers = { Authorization: `Bearer ${token}` }
  const data = { document: documentOf(milestones) }
  const made = await page.request.post(`${server.url}/api/v1/plans`, { headers, data })
  const { id } = (await made.json()) as { id: string }
  await page.request.get(`${server.url}/api/v1/plans/${id}/forecast`, { headers })
  await page.goto(`${server.url}/plans/${id}/map`)
  await page.getByText(/needs attention first|Every date holds/).waitFor()
  return id
}

describe("a printed map", () => {
  it.each([10, 46, 120, 500])("of %i milestones is one page", async (milestones) => {
    await open(milestones)
    const { pages, words } = await print(page, `map-${milestones}`)
    expect(pages).toBe(1)
    expect(words).toContain(`Programme of ${milestones}`)
    expect(words).toContain("as of Mon, 2 Nov 2026, revision 1")
    expect(faults).toEqual([])
  })

  it("of 500 says how its lanes are drawn, and how many milestones stand in each", async () => {
    await open(500)
    const { words } = await print(page, "map-folded")
    expect(words).toContain("100 lanes drawn as 6.")
    // 100 initiatives to six objectives: four have 17 of them, two 16.
    expect(words.match(/17 lanes, 85 milestones/g)).toHaveLength(4)
    expect(words.match(/16 lanes, 80 milestones/g)).toHaveLength(2)
    expect(words).not.toContain("Find milestones")
    expect(faults).toEqual([])
  })

  it("that is narrowed says by what, and to how many", async () => {
    await open(120)
    await page.getByRole("button", { name: "Find milestones" }).click()
    await page.getByRole("textbox", { name: "Find milestones" }).fill("gate 4")
    const narrowed = "Narrowed to “gate 4”: 24 of 120 milestones."
    await expect.poll(async () => (await print(page, "map-narrowed")).words, { timeout: 20_000 }).toContain(narrowed)
    const { pages, words } = await print(page, "map-narrowed")
    expect(pages).toBe(1)
    expect(words).toContain("Gate 4 of initiative 7")
    expect(words).not.toContain("Gate 3 of")
    expect(faults).toEqual([])
  })
})

describe("printed on light paper, without what one presses,", () => {
  const AS_OF = "as of Mon, 2 Nov 2026, revision 1"
  let plan = ""

  beforeAll(async () => {
    plan = await open(120)
  })

  /** Prints a view from a dark screen, once it says what it is to say. */
  async function printed(view: string, said: string) {
    await page.goto(`${server.url}/plans/${plan}/${view}`)
    await page.getByText(said).first().waitFor()
    const dark = await page.evaluate(() => getComputedStyle(document.body).color)
    const found = await print(page, view)
    expect(found.ink).toBe("rgb(29, 35, 48)")
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe(dark)
    expect(found.words).toContain("Programme of 120")
    expect(found.words).toContain(AS_OF)
    for (const pressed of ["Search or do anything", "Unfold all", "Add objective", "Take back", "As a table"])
      expect(found.words).not.toContain(pressed)
    expect(faults).toEqual([])
    return found
  }

  it("the outline has all its rows, also those that the screen leaves out", async () => {
    const { words, pages } = await printed("outline", "Gate 0 of initiative 0")
    for (let number = 0; number < 24; number += 1) expect(words).toContain(`Initiative ${number}\n`)
    expect(words).toContain("Gate 4 of initiative 23")
    expect(words).toContain("T119")
    expect(pages).toBeGreaterThan(1)
  })

  it("the outline says by what it is narrowed, and to how many lines", async () => {
    const { words } = await printed("outline?find=gate%204", "Gate 4 of initiative 0")
    expect(words).toMatch(/Narrowed to “gate 4”: \d+ of 264 lines\./)
  })

  it("the objectives have theirs", async () => {
    const { words } = await printed("objectives", "Objective 0")
    for (let number = 0; number < 6; number += 1) expect(words).toContain(`Objective ${number}`)
  })

  it("the forecast has every activity", async () => {
    const { words } = await printed("forecast", "What lies on the way")
    expect(words).toContain("Gate 4 of initiative 23")
    expect(words).toContain("T119")
  })

  it("the history says when", async () => {
    const { words } = await printed("history", "the API")
    expect(words).toMatch(/You, \d+ \w+ \d{4}, \d\d:\d\d, the API, revision 1/)
  })
})
