import { expect, it } from "vitest"
import { completionOf } from "@/outline/completion"
import { fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 1,
  settings: {},
  entities: {
    task: [
      { id: "battery", name: "Battery life at -10 degrees" },
      { id: "battery-cold", name: "Battery life outdoors" },
      { id: "spec", name: "Spec", notes: "off-site, by the staff" },
    ],
  },
})
const told = (text: string) => {
  const { wanted, hits, tail } = completionOf(plan, text, ["task"])
  return [wanted, hits.map(({ entity }) => entity.id), tail]
}

it("looks for the name before a type and a lag, and keeps those", () => {
  expect(told("spec FF")).toEqual(["spec", ["spec"], " FF"])
  expect(told("Battery life out SS +2d")).toEqual(["Battery life out", ["battery-cold"], " SS +2d"])
  expect(told("battery -1")).toEqual(["battery", ["battery-cold", "battery"], " -1"])
})

it("takes for a name what ends in what looks like a lag, while it is written and once it is whole", () => {
  expect(told("battery life at -1")).toEqual(["battery life at -1", ["battery"], ""])
  expect(told("Battery life at -10 degrees")).toEqual(["Battery life at -10 degrees", ["battery"], ""])
  expect(told("Battery life at -10 degrees +2d")).toEqual(["Battery life at -10 degrees", ["battery"], " +2d"])
})

it("finds nothing for nothing", () => {
  expect(told(" ")).toEqual(["", [], " "])
})
