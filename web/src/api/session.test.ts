import { afterEach, describe, expect, it, vi } from "vitest"
import { OFFLINE, RequestError } from "@/api/problem"
import { request } from "@/api/request"
import { isSignedOut, sessionTold, signInAgain, watchSession } from "@/api/session"

afterEach(() => {
  vi.unstubAllGlobals()
  sessionTold(200)
})

const answering = (status: number, body: unknown) =>
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(body), { status })))

const NEEDED = {
  status: 401,
  code: "sign-in-needed",
  title: "Sign-in needed",
  detail: "this needs somebody who is signed in",
  mend: "Send a token as `Authorization: Bearer ...`, or sign in first.",
}

describe("a session that ended", () => {
  it("is told to the page, in words for people, and is over with the next answer", async () => {
    const heard = vi.fn()
    const stop = watchSession(heard)
    answering(401, NEEDED)
    const error = await request("/api/v1/me").catch((each: unknown) => each)
    expect(error).toBeInstanceOf(RequestError)
    expect((error as RequestError).problem.mend).not.toContain("Bearer")
    expect(isSignedOut()).toBe(true)
    answering(200, {})
    await request("/api/v1/me")
    expect(isSignedOut()).toBe(false)
    expect(heard).toHaveBeenCalledTimes(2)
    stop()
  })

  it("lets edits wait, and is not asked again and again for what is only read", () => {
    const { waits, passing } = new RequestError(NEEDED)
    expect({ waits, passing }).toEqual({ waits: true, passing: false })
    expect(new RequestError(OFFLINE).waits).toBe(true)
    expect(new RequestError({ ...NEEDED, status: 403 }).waits).toBe(false)
  })

  it("leads to the sign-in and back to what is seen", () => {
    const here = { pathname: "/plans/p/map", search: "?sel=milestone:beta", hash: "#field-target" } as Location
    expect(signInAgain(here)).toBe("/sign-in?next=%2Fplans%2Fp%2Fmap%3Fsel%3Dmilestone%3Abeta%23field-target")
  })
})
