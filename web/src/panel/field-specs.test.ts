import { describe, expect, it } from "vitest"
import { KINDS } from "@/entity/kinds"
import { fieldsOfKind } from "@/panel/field-specs"
import { english } from "@/words/english"

describe("the fields of each kind", () => {
  it.each([...KINDS, "plan"] as const)("of a %s have names, and each stands there once", (kind) => {
    const specs = fieldsOfKind(kind)
    const paths = specs.map(({ path }) => path.join("."))
    expect(new Set(paths).size).toBe(paths.length)
    for (const { label, editor } of specs) {
      expect(Object.keys(english)).toContain(label)
      if (editor.by !== "choice" || !editor.words) continue
      for (const option of editor.options) expect(Object.keys(english)).toContain(`panel.${editor.words}.${option}`)
    }
  })
})
