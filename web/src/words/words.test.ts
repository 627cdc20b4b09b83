import { IntlMessageFormat } from "intl-messageformat"
import { afterEach, describe, expect, it } from "vitest"
import { english } from "@/words/english"
import { pseudo } from "@/words/pseudo"
import { speakPseudo } from "@/words/speak-pseudo"
import { say, setWords } from "@/words/words"

afterEach(() => setWords(english, "en-GB"))

describe("words", () => {
  it.each(["de-DE", "fr-FR", "ja-JP", "en-US"])("count as their own language does, in %s", (locale) => {
    setWords(english, locale)
    expect(say("app.waiting", { count: 0 })).toBe("0 changes wait")
    expect(say("app.waiting", { count: 1 })).toBe("1 change waits")
  })

  it("have numbers as the reader writes them", () => {
    setWords(english, "de-DE")
    expect(say("app.waiting", { count: 12_345 })).toBe("12.345 changes wait")
  })
})

describe("words that nobody speaks", () => {
  it("are accented and longer, and keep their values, choices and plurals", () => {
    speakPseudo()
    expect(say("app.undo")).toBe("[Ûñðö]")
    expect(say("app.nothingHere")).toMatch(/^\[Ţĥéŕé îš ñöţĥîñĝ åţ ţĥîš åððŕéšš\.·{10}\]$/)
    expect(say("app.waiting", { count: 1 })).toMatch(/^\[1 çĥåñĝé ŵåîţš·*\]$/)
    expect(say("map.targetOn", { day: "29 Jan", known: "known", chance: "5" })).toMatch(/^\[ţåŕĝéţ 29 Jan, 5·*\]$/)
  })

  it("are there for every message, and can be read", () => {
    const words = pseudo(english)
    for (const [key, message] of Object.entries(words))
      expect(() => new IntlMessageFormat(message, "el"), key).not.toThrow()
    expect(Object.keys(words)).toEqual(Object.keys(english))
  })
})
