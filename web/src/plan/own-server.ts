import { presentAccount } from "@/api/account"
import { replicaServer, sayLook } from "@/api/calls"
import { ANOTHERS, RequestError } from "@/api/problem"
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
  return async (looking, parting) => {
    await requireMine(account)
    return sayLook(plan, looking, parting)
  }
}

async function requireMine(account: string): Promise<void> {
  const isAnothers = (await presentAccount()) !== account
  sessionIsAnothers(isAnothers)
  if (isAnothers) throw new RequestError(ANOTHERS)
}
