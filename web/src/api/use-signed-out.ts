import { useSyncExternalStore } from "react"
import { isSignedOut, watchSession } from "@/api/session"

/** Whether the session ended while the page was open. */
export function useSignedOut(): boolean {
  return useSyncExternalStore(watchSession, isSignedOut)
}
