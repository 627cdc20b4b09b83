import { useSearch } from "@tanstack/react-router"
import { useCallback } from "react"
import type { LaneKind } from "@/map/lanes"
import { usualLaneKind } from "@/map/lanes"
import { usePutSearch } from "@/plan/use-put-search"
import type { PlanState } from "@/replica/state"

/** What the lanes are: as the address says, else as I chose it last for this plan. */
export function useLaneKind(id: string, plan: PlanState): [LaneKind, (kind: LaneKind) => void] {
  const lanes = useSearch({ from: "/plans/$plan", select: (search) => search.lanes })
  const put = usePutSearch()
  const key = `milepost.lanes.${id}`
  const set = useCallback(
    (kind: LaneKind) => {
      localStorage.setItem(key, kind)
      put({ lanes: kind })
    },
    [key, put],
  )
  return [lanes ?? known(localStorage.getItem(key)) ?? usualLaneKind(plan), set]
}

function known(stored: string | null): LaneKind | undefined {
  return stored === "initiative" || stored === "objective" ? stored : undefined
}
