import { useCallback, useState } from "react"
import type { LaneKind } from "@/map/lanes"
import { usualLaneKind } from "@/map/lanes"
import type { PlanState } from "@/replica/state"

/** What the lanes are, as I chose it last for this plan. */
export function useLaneKind(id: string, plan: PlanState): [LaneKind, (kind: LaneKind) => void] {
  const key = `milepost.lanes.${id}`
  const [chosen, choose] = useState(() => known(localStorage.getItem(key)))
  const set = useCallback(
    (kind: LaneKind) => {
      localStorage.setItem(key, kind)
      choose(kind)
    },
    [key],
  )
  return [chosen ?? usualLaneKind(plan), set]
}

function known(stored: string | null): LaneKind | undefined {
  return stored === "initiative" || stored === "objective" ? stored : undefined
}
