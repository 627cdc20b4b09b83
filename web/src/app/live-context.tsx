import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react"
import { readMe } from "@/api/calls"
import { type Connection, Live } from "@/replica/live"

const Context = createContext<Live | undefined>(undefined)

export function LiveProvider({ children }: { children: ReactNode }) {
  const [live] = useState(() => new Live(() => void readMe().catch(() => undefined)))
  return <Context value={live}>{children}</Context>
}

export function useLive(): Live {
  const live = useContext(Context)
  if (!live) throw new Error("this part of the page stands within the application")
  return live
}

/** Whether what is on the screen keeps up with the server. */
export function useConnection(): Connection {
  const live = useLive()
  return useSyncExternalStore(
    (changed) => live.watch(changed),
    () => live.connection,
  )
}
