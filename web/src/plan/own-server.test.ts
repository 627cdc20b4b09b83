import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { isSignedOut } from "@/api/session"
import { looksFor, serverFor } from "@/plan/own-server"
import { newDraft } from "@/replica/draft"

const DRAFT = newDraft(1, [{ op: "set", kind: "task", id: "api", fields: { name: "The API" } }])

describe("what is mine", () => {
  let sent: string[]
  const signIn = (account: string, token: string) => {
    // biome-ignore lint/suspicious/noDocumentCookie: this is how the server's cookie is read
    document.cookie = `milepost-csrf=${token}`
    const answer = (path: string) => (path.endsWith("/me") ? { account: { id: account } } : { number: 2 })
    vi.stubGlobal("fetch", (path: string, { method }: RequestInit) => {
      if (method === "POST" || method === "PUT") sent.push(account)
      return Promise.resolve(Response.json(answer(path)))
    })
  }
  beforeEach(() => {
    sent = []
  })
  afterEach(() => vi.unstubAllGlobals())

  it("as an edit is not sent while somebody else is signed in, in whichever tab they did so, and is once I am again", async () => {
    signIn("ada", "one")
    const server = serverFor("ada")
    await server.append("plan", DRAFT)
    signIn("ben", "two")
    await expect(server.append("plan", DRAFT)).rejects.toMatchObject({ waits: true })
    expect(sent).toEqual(["ada"])
    expect(isSignedOut()).toBe(true)
    signIn("ada", "three")
    await server.append("plan", DRAFT)
    expect(sent).toEqual(["ada", "ada"])
    expect(isSignedOut()).toBe(false)
  })

  it("as a look is told while I am signed in, and not in the name of somebody else", async () => {
    signIn("ada", "one")
    const say = looksFor("ada", "plan")
    await say({ number: 2, all_seen: false }, false)
    void say({ number: 3, all_seen: false }, true)
    // As the page goes away nothing comes after that any more.
    expect(sent).toEqual(["ada", "ada"])
    signIn("ben", "two")
    await expect(say({ number: 4, all_seen: false }, true)).rejects.toMatchObject({ waits: true })
    expect(sent).toEqual(["ada", "ada"])
  })
})
