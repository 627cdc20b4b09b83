import { describe, expect, it } from "vitest"
import { search } from "@/entity/search"
import { reasonOf } from "@/entity/search-reason"
import { fromSnapshot } from "@/replica/state"

const plan = fromSnapshot({
  number: 1,
  settings: {},
  entities: {
    milestone: [
      { id: "beta", name: "Public beta", accountable: "mei", sign_off: ["board"], kind: "gate" },
      { id: "ga", name: "General availability" },
    ],
    task: [
      { id: "api", name: "Interface", owner: "mei", notes: "Waits for the vendor's contract", team: "Platform" },
      { id: "cost", name: "Costs", fields: { centre: "CC-4711", parts: ["steel", "glass"] } },
    ],
    key_result: [
      { id: "teams", name: "Paying teams", unit: "teams", check_ins: [{ value: 3, note: "two from Utrecht" }] },
    ],
    calendar: [{ id: "site", exceptions: [{ date: "2027-05-17", name: "Constitution Day" }] }],
    person: [
      { id: "mei", name: "Mei Lin", email: "mei@example.org" },
      { id: "board", name: "The board" },
    ],
    stakeholder: [{ id: "sponsor", person: "board" }],
  },
})
const found = (query: string) => search(plan, query).map(({ entity }) => entity.id)
const reason = (id: string, query: string) => {
  const hit = search(plan, query).find(({ entity }) => entity.id === id)
  return hit && reasonOf(plan, hit.entity, query)
}

describe("what else an entity is found by", () => {
  it("is the people who have to do with it, after those who are called so", () => {
    expect(found("mei")).toEqual(["mei", "beta", "api"])
    expect(found("board")).toEqual(["board", "beta", "sponsor"])
    expect(found("beta mei")).toEqual(["beta"])
  })

  it.each([
    ["vendor", "api"],
    ["platform", "api"],
    ["gate", "beta"],
    ["cc-4711", "cost"],
    ["glass", "cost"],
    ["utrecht", "teams"],
    ["constitution", "site"],
    ["mei@example.org", "mei"],
  ])("is all that it says: %s", (query, id) => {
    expect(found(query)).toEqual([id])
  })

  it("follows a person who is named anew", () => {
    const kinds = new Map(plan.kinds).set("person", new Map([["mei", { id: "mei", name: "Xiu Wei" }]]))
    expect(search({ ...plan, kinds }, "xiu").map(({ entity }) => entity.id)).toEqual(["mei", "beta", "api"])
    expect(found("xiu")).toEqual([])
  })
})

describe("the reason that is shown", () => {
  it("is the text in which the words stand that the name has not", () => {
    expect(reason("api", "vendor")).toBe("Waits for the vendor's contract")
    expect(reason("api", "interface mei")).toBe("Mei Lin")
    expect(reason("ga", "ga")).toBe("ga")
  })

  it("is none where the name says it all", () => {
    expect(reason("beta", "public")).toBeUndefined()
  })
})
