import { beforeEach, describe, expect, it } from "vitest"
import type { Looking, Looks } from "@/api/types"
import { APART, PlanLooks } from "@/plan/looks"

const AT = "2026-11-02T09:00:00Z"
const looks = (base: number | null, last: number): Looks => ({
  base: base === null ? null : { number: base, at: AT },
  last: { number: last, at: AT },
})

const look = (number: number, parting = false) => ({ number, all_seen: false, parting })

/** A server that answers when it is told to. */
class Said {
  readonly looking: (Looking & { parting: boolean })[] = []
  private readonly waiting: { answer: (looks: Looks) => void; fail: (error: Error) => void }[] = []

  readonly say = (looking: Looking, parting: boolean): Promise<Looks> => {
    this.looking.push({ ...looking, parting })
    return new Promise((answer, fail) => this.waiting.push({ answer, fail }))
  }

  async answer(with_: Looks, place = 0): Promise<void> {
    this.waiting.splice(place, 1)[0]?.answer(with_)
    await settled()
  }

  async fail(): Promise<void> {
    this.waiting.shift()?.fail(new Error("no connection"))
    await settled()
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe("my looks at a plan", () => {
  let server: Said
  let now: number
  let mine: PlanLooks
  beforeEach(() => {
    server = new Said()
    now = 0
    mine = new PlanLooks(server.say, () => now)
  })

  it("are told when I begin, and what the server says of the one before is known from then on", async () => {
    let told = 0
    mine.subscribe(() => {
      told += 1
    })
    expect(mine.read()).toBeUndefined()
    mine.at(7)
    expect(server.looking).toEqual([look(7)])
    await server.answer(looks(3, 7))
    expect(mine.read()?.base?.number).toBe(3)
    expect(told).toBe(1)
  })

  it("are told once a minute while I go on, however much changes", async () => {
    mine.at(1)
    await server.answer(looks(null, 1))
    for (let number = 2; number <= 9; number += 1) {
      now += APART / 10
      mine.at(number)
    }
    expect(server.looking).toHaveLength(1)
    now = APART
    mine.at(9)
    expect(server.looking[1]).toEqual(look(9))
  })

  it("are told when I leave, unless there is nothing to tell", async () => {
    mine.leave()
    expect(server.looking).toEqual([])
    mine.at(1)
    await server.answer(looks(null, 1))
    mine.leave()
    expect(server.looking).toHaveLength(1)
    mine.at(2)
    mine.leave()
    mine.leave()
    expect(server.looking.slice(1)).toEqual([look(2, true)])
    now = APART
    mine.leave()
    expect(server.looking).toHaveLength(3)
  })

  it("never go back to what I looked at before", async () => {
    mine.at(5)
    await server.answer(looks(null, 5))
    now = APART
    mine.at(2)
    expect(server.looking[1]?.number).toBe(5)
  })

  it("keep what was known where they cannot be told, and are told once the server is back", async () => {
    mine.at(4)
    await server.answer(looks(2, 4))
    now = APART
    mine.at(6)
    await server.fail()
    expect(mine.read()).toEqual(looks(2, 4))
    mine.at(6)
    expect(server.looking).toHaveLength(2)
    mine.connected()
    expect(server.looking[2]).toEqual(look(6))
    await server.answer(looks(2, 6))
    mine.connected()
    expect(server.looking).toHaveLength(3)
  })

  it("have no base once I have seen all, at once, and until the server knows it is said again", async () => {
    mine.at(4)
    await server.answer(looks(2, 4))
    mine.seeAll()
    expect(mine.read()?.base).toBeNull()
    await server.fail()
    now = APART
    mine.at(5)
    expect(server.looking.slice(1)).toEqual([
      { number: 4, all_seen: true, parting: false },
      { number: 4, all_seen: true, parting: false },
    ])
    await server.answer(looks(null, 4))
    mine.leave()
    expect(server.looking[3]).toEqual(look(5, true))
  })

  it("are as the answer to what was said last has them, whichever comes first", async () => {
    mine.at(4)
    mine.seeAll()
    await server.answer(looks(null, 4), 1)
    await server.answer(looks(2, 4))
    expect(mine.read()?.base).toBeNull()
  })
})
