import { SegmentedControl } from "@mantine/core"
import type { LaneKind } from "@/map/lanes"
import { usePlan } from "@/plan/plan-context"
import { say } from "@/words/words"

type LaneSwitchProps = { kind: LaneKind; onKind: (kind: LaneKind) => void }

/** By what the milestones stand in lanes, where a plan has both. */
export function LaneSwitch({ kind, onKind }: LaneSwitchProps) {
  const { plan } = usePlan()
  const both = (plan.kinds.get("initiative")?.size ?? 0) > 0 && (plan.kinds.get("objective")?.size ?? 0) > 0
  if (!both) return null
  return (
    <SegmentedControl
      size="xs"
      aria-label={say("map.lanesBy")}
      value={kind}
      onChange={(value) => onKind(value === "objective" ? "objective" : "initiative")}
      data={[
        { value: "objective", label: say("map.objectives") },
        { value: "initiative", label: say("map.initiatives") },
      ]}
    />
  )
}
