import { useMemo, useState } from "react"
import { textOf } from "@/entity/entity"
import { type LaneKind, usualLaneKind } from "@/map/lanes"
import { linksOf } from "@/map/links"
import { type Mark, MarkCache } from "@/map/mark"
import { phasesOf } from "@/map/phases"
import { found, inLanes, marksOf, narrowedTo, type Picture, todayOf } from "@/map/picture"
import { type LastLook, useLastLook } from "@/map/use-last-look"
import { useForecast, usePlan } from "@/plan/plan-context"

export type Pictured = { readonly picture: Picture; readonly marks: readonly Mark[]; readonly look: LastLook }

/** What the map draws of the open plan; what has not changed stays the same objects. */
export function usePicture(chosen: LaneKind | undefined, find: string | undefined): Pictured {
  const { plan, number } = usePlan()
  const forecast = useForecast()
  const look = useLastLook()
  const [cache] = useState(() => new MarkCache())
  const milestones = plan.kinds.get("milestone")
  const tasks = plan.kinds.get("task")
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the plan only milestones and tasks make links
  const links = useMemo(() => linksOf(plan), [milestones, tasks])
  const marks = useMemo(() => marksOf(plan, forecast, look.ghosts, cache), [plan, forecast, look.ghosts, cache])
  const kind = chosen ?? usualLaneKind(plan)
  const picture = useMemo(
    () => ({
      title: String(plan.settings.plan ?? ""),
      number,
      today: todayOf(plan, forecast),
      zone: textOf(plan.settings, "time_zone"),
      lanes: inLanes(kind, found(marks, find), plan, forecast),
      links,
      phases: phasesOf(plan),
      narrowed: narrowedTo(find, marks),
    }),
    [plan, number, forecast, marks, kind, find, links],
  )
  return { picture, marks, look }
}
