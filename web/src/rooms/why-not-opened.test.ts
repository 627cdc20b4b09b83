import { expect, it } from "vitest"
import { OFFLINE, RequestError } from "@/api/problem"
import { whyNotOpened } from "@/rooms/why-not-opened"

const refused = (status: number, detail: string, mend: string) =>
  new RequestError({ status, code: "x", title: "X", detail, mend })

it("tells of what is not there without saying how it is called inside", () => {
  const hidden = refused(404, "there is no plan 'nothere' that you can see", "Check the plan's id.")
  expect(whyNotOpened("plan", hidden)).toEqual({
    title: "There is no such plan, or it is not open to you.",
    mend: "Check the address, or ask its owner for access.",
  })
  expect(whyNotOpened("workspace", hidden).title).toBe("There is no such workspace, or it is not open to you.")
})

it("begins whatever else the server says with a capital", () => {
  expect(whyNotOpened("plan", refused(403, "this is not open to you", "ask an owner"))).toEqual({
    title: "This is not open to you.",
    mend: "Ask an owner.",
  })
  expect(whyNotOpened("plan", new RequestError(OFFLINE)).title).toBe("The server cannot be reached.")
})

it("tells of an error of the page itself", () => {
  expect(whyNotOpened("plan", new Error("it broke"))).toEqual({ title: "This page broke", mend: "It broke." })
})
