import { presentAccount } from "@/api/account"
import { replicaServer, sayLook } from "@/api/calls"
import { ANOTHERS, RequestError } from "@/api/problem"
import { csrf } from "@/api/request"
import { sessionIsAnothers } from "@/api/session"
import type { Say } from "@/plan/looks"
import type { Server } from "@/replica/replica"

/** The server as an account's replica has it: where somebody else has signed in meanwhile, edits wait instead of going in their name. */
export function serverFor(account: string): Server {
  return {
    ...replicaServer,
    async append(plan, draft) {
      await requireMine(account)
      return replicaServer.append(plan, draft)
    },
  }
}

/** The server as an account's looks at a plan are told: it is told nothing in the name of somebody else. */
export function looksFor(account: string, plan: string): Say {
  let mine: string | undefined
  return async (looking, parting) => {
    const token = csrf()
    // While the session is the one that was known to be mine nothing is waited for: a page that goes away has no time.
    if (token !== mine) await requireMine(account)
    mine = token
    return sayLook(plan, looking, parting)
  }
}

async function requireMine(account: string): Promise<void> {
  const isAnothers = (await presentAccount()) !== account
  sessionIsAnothers(isAnothers)
  if (isAnothers) throw new RequestError(ANOTHERS)
}
