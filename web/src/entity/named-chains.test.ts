import { expect, it } from "vitest"
import { namedChains } from "@/entity/named-chains"

it("says a ring of ids by names, and leaves other words alone", () => {
  const names = new Map([["ui.shell", "The shell"]])
  const told = namedChains("these wait for each other: api -> ui.shell -> api", (id) => names.get(id) ?? id)
  expect(told).toBe("these wait for each other: api → The shell → api")
})
