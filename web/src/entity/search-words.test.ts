import { describe, expect, it } from "vitest"
import { excerptOf, piecesOf, wordsOf } from "@/entity/search-words"

/** The pieces as one text, with what was found in brackets. */
const marked = (text: string, query: string) =>
  piecesOf(text, wordsOf(query))
    .map(({ text: piece, found }) => (found ? `[${piece}]` : piece))
    .join("")

describe("marked letters", () => {
  it("are those of each word, where it fits best", () => {
    expect(marked("Public beta", "bet")).toBe("Public [bet]a")
    expect(marked("Alphabeta and beta", "beta")).toBe("Alphabeta and [beta]")
    expect(marked("Public beta", "ta pub")).toBe("[Pub]lic be[ta]")
  })

  it("are found without case and accents, and shown with them", () => {
    expect(marked("Schulung für Müller", "MULLER")).toBe("Schulung für [Müller]")
    expect(marked("Straße nach Łódź", "lod")).toBe("Straße nach Łódź")
    expect(marked("Cafe\u0301 Nord", "cafe n")).toBe("[Cafe\u0301] [N]ord")
  })

  it("are none where nothing is looked for, or the word is not there", () => {
    expect(marked("Beta", "")).toBe("Beta")
    expect(marked("Beta", "gamma")).toBe("Beta")
  })
})

describe("an excerpt", () => {
  const long = `${"Before it comes much else. ".repeat(4)}The vendor is late again, as every spring. ${"After it too. ".repeat(8)}`

  it("is a stretch around the word, and says where it was cut", () => {
    const found = excerptOf(long, ["vendor"])
    expect(found).toMatch(/^….*The vendor is late again/)
    expect(found).toMatch(/…$/)
    expect(found.length).toBeLessThan(100)
  })

  it("is all of a short text, on one line", () => {
    expect(excerptOf("Two\n lines", ["lines"])).toBe("Two lines")
  })
})
