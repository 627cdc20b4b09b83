import { expect, it } from "vitest"
import { unbroken } from "@/words/unbroken"

it("keeps a number and its sign on one line", () => {
  expect(unbroken("12 March at 80 %; 41 % for 29 January")).toBe("12 March at 80\u00a0%; 41\u00a0% for 29 January")
})
