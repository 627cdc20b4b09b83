import { useQuery } from "@tanstack/react-query"
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react"
import { readForecastAt } from "@/api/calls"
import type { Seen } from "@/api/types"
import { useConnection } from "@/app/live-context"
import { ghostsOf } from "@/map/picture"
import type { PlanLooks } from "@/plan/looks"
import { useOpenPlan, usePlan, useTravel } from "@/plan/plan-context"

/** What I saw when I last looked, and how to say that I have seen what is new. */
export type LastLook = {
  readonly ghosts: ReturnType<typeof ghostsOf>
  /** Undefined where nothing has been stored since. */
  readonly since: Seen | undefined
  readonly seen: () => void
}

/** Looks at the plan while it is seen, and tells what it was when I last did. */
export function useLastLook(): LastLook {
  const { id, looks } = useOpenPlan()
  const { number } = usePlan()
  useLook(looks, useTravel() ? undefined : number)
  const base = useSyncExternalStore(looks.subscribe, looks.read)?.base
  const since = base && base.number < number ? base : undefined
  const before = useQuery({
    queryKey: ["plan", id, "forecast-at", since?.number],
    queryFn: () => readForecastAt(id, since?.number ?? number),
    enabled: since !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  }).data
  const ghosts = useMemo(() => ghostsOf(since ? before : undefined), [since, before])
  const seen = useCallback(() => looks.seeAll(), [looks])
  return { ghosts, since, seen }
}

const OFTEN = 10_000

/** A revision is looked at while the page is seen; the past of a plan is not. */
function useLook(looks: PlanLooks, number: number | undefined): void {
  const connection = useConnection()
  useEffect(() => {
    if (number === undefined) return
    const look = () => document.visibilityState === "visible" && looks.at(number)
    look()
    const timer = setInterval(look, OFTEN)
    document.addEventListener("visibilitychange", look)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", look)
    }
  }, [looks, number])
  useEffect(() => {
    if (connection === "open" && document.visibilityState === "visible") looks.connected()
  }, [looks, connection])
  useEffect(() => {
    const leave = () => document.visibilityState === "hidden" && looks.leave()
    const away = () => looks.leave()
    document.addEventListener("visibilitychange", leave)
    window.addEventListener("pagehide", away)
    return () => {
      looks.leave()
      document.removeEventListener("visibilitychange", leave)
      window.removeEventListener("pagehide", away)
    }
  }, [looks])
}
