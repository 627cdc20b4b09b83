import { QueryClient } from "@tanstack/react-query"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { keys, OpenPlan, PATIENCE } from "@/plan/open-plan"
import type { Live } from "@/replica/live"

const LIVE = { follow() {}, unfollow() {}, listen: () => () => {}, watch: () => () => {} } as unknown as Live
const ANSWERS: Record<string, unknown> = {
  me: { account: { id: "ada" } },
  snapshot: { number: 1, settings: { plan: "Atlas" }, entities: {} },
}

describe("a plan that has no forecast yet", () => {
  let forecast: (answer: Response) => void
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal("fetch", (path: string) => {
      const asked = path.split("?")[0]?.split("/").at(-1) ?? ""
      if (asked === "forecast") return new Promise<Response>((resolve) => (forecast = resolve))
      return Promise.resolve(Response.json(ANSWERS[asked] ?? {}))
    })
    localStorage.clear()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it("opens after a moment without, and has it once it is there", async () => {
    const queries = new QueryClient()
    let open: OpenPlan | undefined
    void OpenPlan.open("plan", LIVE, queries).then((opened) => {
      open = opened
    })
    await vi.advanceTimersByTimeAsync(PATIENCE - 1)
    expect(open).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    expect(open?.replica.read().plan.settings.plan).toBe("Atlas")
    forecast(Response.json({ number: 1 }))
    await vi.advanceTimersByTimeAsync(0)
    expect(queries.getQueryData(keys.forecast("plan"))).toEqual({ number: 1 })
  })
})
