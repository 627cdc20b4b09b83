/** The replica against what the engine says: the log's revisions, and what people do in the page. */

import { describe, expect, it } from "vitest"
import { type Change, predicted } from "@/replica/change"
import type { Effect } from "@/replica/effect"
import { advance, applied, fromSnapshot, type PlanState, type Snapshot } from "@/replica/state"
import vectors from "@/replica/vectors.json"

type Vectors = {
  log: { effects: Effect[]; snapshot: Snapshot }[]
  changes: { what: string; changes: Change[]; snapshot: Snapshot }[]
}

const { log, changes } = vectors as unknown as Vectors
const last = log[log.length - 1]?.snapshot as Snapshot
const nothing: PlanState = { number: 0, settings: {}, kinds: new Map(), retired: new Set() }

/** What a state says, in the form of a snapshot: kinds without entities are not there, entities are in their order. */
function told(state: PlanState) {
  const kinds = [...state.kinds].filter(([, entities]) => entities.size > 0)
  return {
    settings: state.settings,
    entities: Object.fromEntries(kinds.map(([kind, entities]) => [kind, [...entities.values()]])),
    retired: [...state.retired].sort(),
  }
}

describe("the replica, by vectors that the engine wrote", () => {
  it("folds a log with every command in it as the engine does, revision by revision", () => {
    let state = nothing
    for (const [index, { effects, snapshot }] of log.entries()) {
      state = advance(state, index + 1, effects)
      expect(told(state), `revision ${index + 1}`).toEqual(told(fromSnapshot(snapshot)))
    }
  })

  it("goes on from any snapshot", () => {
    for (let from = 0; from < log.length; from += 1) {
      let state = from === 0 ? nothing : fromSnapshot(log[from - 1]?.snapshot as Snapshot)
      for (const [index, { effects }] of log.entries()) {
        if (index >= from) state = advance(state, index + 1, effects)
      }
      expect(told(state)).toEqual(told(fromSnapshot(last)))
    }
  })

  it.each(changes)("draws at once what the engine will make of it: $what", ({ changes: asked, snapshot }) => {
    const state = fromSnapshot(last)
    expect(told(applied(state, predicted(state, asked)))).toEqual(told(fromSnapshot(snapshot)))
  })
})
