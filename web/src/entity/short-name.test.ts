import { expect, it } from "vitest"
import { shortName } from "@/entity/short-name"

it("a name of usual length is told whole", () => {
  expect(shortName("First 8,000 units at Felixstowe and Rotterdam")).toBe(
    "First 8,000 units at Felixstowe and Rotterdam",
  )
})

it("a long one ends at a word, without what parts it from the next", () => {
  const name = "A name that goes on and on, and says in forty words what three, or four at most, would have said"
  expect(shortName(name)).toBe("A name that goes on and on, and says in forty words what…")
})

it("one without words is cut, and never within a sign", () => {
  expect(shortName("x".repeat(300))).toBe(`${"x".repeat(60)}…`)
  expect(shortName("🚀".repeat(80))).toBe(`${"🚀".repeat(60)}…`)
})
