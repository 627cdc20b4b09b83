import { presentAccount } from "@/api/account"
import { replicaServer } from "@/api/calls"
import { ANOTHERS, RequestError } from "@/api/problem"
import { sessionIsAnothers } from "@/api/session"
import type { Server } from "@/replica/replica"

/** The server as an account's replica has it: where somebody else has signed in meanwhile, edits wait instead of going in their name. */
export function serverFor(account: string): Server {
  return {
    ...replicaServer,
    async append(plan, draft) {
      const isAnothers = (await presentAccount()) !== account
      sessionIsAnothers(isAnothers)
      if (isAnothers) throw new RequestError(ANOTHERS)
      return replicaServer.append(plan, draft)
    },
  }
}
