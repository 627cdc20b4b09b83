import { useQuery } from "@tanstack/react-query"
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react"
import { readForecastAt } from "@/api/calls"
import { textOf } from "@/entity/entity"
import { type LaneKind, usualLaneKind } from "@/map/lanes"
import { type Look, LookShelf, looked, looking, seen } from "@/map/last-look"
import { linksOf } from "@/map/links"
import { type Mark, MarkCache } from "@/map/mark"
import { phasesOf } from "@/map/phases"
import { found, ghostsOf, inLanes, marksOf, narrowedTo, type Picture, todayOf } from "@/map/picture"
import { useForecast, useOpenPlan, usePlan } from "@/plan/plan-context"

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

/** What I saw when I last looked, and how to say that I have seen what is new. */
export type LastLook = {
  readonly ghosts: ReturnType<typeof ghostsOf>
  /** Undefined where nothing has been stored since. */
  readonly since: Look | undefined
  readonly seen: () => void
}

function useLastLook(): LastLook {
  const { id } = useOpenPlan()
  const { number } = usePlan()
  const shelf = useMemo(() => new LookShelf(localStorage, id), [id])
  const [looks, setLooks] = useState(() => looked(shelf.load(), number, Date.now()))
  const latest = useRef({ looks, number })
  latest.current = { looks, number }
  // Before the page is painted: what has been seen is kept, though the page be closed at once.
  useLayoutEffect(() => {
    const keep = () => shelf.save(looking(latest.current.looks, latest.current.number, Date.now()))
    keep()
    const timer = setInterval(() => document.visibilityState === "visible" && keep(), 60_000)
    window.addEventListener("pagehide", keep)
    return () => {
      keep()
      clearInterval(timer)
      window.removeEventListener("pagehide", keep)
    }
  }, [shelf])
  const since = looks.base && looks.base.number < number ? looks.base : undefined
  const before = useQuery({
    queryKey: ["plan", id, "forecast-at", since?.number],
    queryFn: () => readForecastAt(id, since?.number ?? number),
    enabled: since !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  }).data
  const ghosts = useMemo(() => ghostsOf(since ? before : undefined), [since, before])
  const see = useCallback(() => setLooks(seen(latest.current.number, Date.now())), [])
  return { ghosts, since, seen: see }
}
