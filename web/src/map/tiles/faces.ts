import type { Face } from "@/map/tiles/easel"

/** The typefaces that words are written in, as the page's own style sheets have them. */
export class Faces {
  private readonly letters = new Set<string>()
  private readonly sent = new Set<string>()

  /** The faces that the texts need and that were not asked for before. */
  async newFor(texts: readonly string[], family: string): Promise<Face[]> {
    const fresh = [...new Set(texts.join(""))].filter((letter) => !this.letters.has(letter))
    if (fresh.length === 0) return []
    for (const letter of fresh) this.letters.add(letter)
    const loaded = await document.fonts.load(`600 13px ${family}`, fresh.join(""))
    const ranges = new Set(loaded.map(({ unicodeRange }) => rangeOf(unicodeRange)))
    const rules = faceRules().filter(({ url, range }) => ranges.has(range) && !this.sent.has(url))
    for (const { url } of rules) this.sent.add(url)
    return Promise.all(
      rules.map(async ({ url, ...rule }) => ({ ...rule, bytes: await (await fetch(url)).arrayBuffer() })),
    )
  }
}

type Rule = Omit<Face, "bytes"> & { readonly url: string }

function faceRules(): Rule[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return []
      const told = (name: string) => rule.style.getPropertyValue(name)
      const file = /url\("?([^")]+)"?\)/.exec(told("src"))?.[1]
      if (!file || told("font-style") === "italic") return []
      const url = new URL(file, sheet.href ?? document.baseURI).href
      const family = told("font-family").replace(/["']/g, "")
      return [{ url, family, weight: told("font-weight") || "400", range: rangeOf(told("unicode-range")) }]
    }),
  )
}

function rangeOf(written: string): string {
  return written.replace(/\s+/g, "").toUpperCase() || "U+0-10FFFF"
}
