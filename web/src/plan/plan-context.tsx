import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query"
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react"
import { readCheck, readForecast, readForecastAt, readPlan, readSchedule } from "@/api/calls"
import type { CheckDocument, ForecastDocument, PlanSummary, ScheduleDocument } from "@/api/types"
import { useSignedOut } from "@/api/use-signed-out"
import { keys, type OpenPlan } from "@/plan/open-plan"
import { type Past, usePast } from "@/plan/past"
import { isForbidden } from "@/replica/draft"
import type { View } from "@/replica/replica"

type Held = {
  open: OpenPlan
  summary: PlanSummary
  /** As it was when the page opened the plan. */
  opened: PlanSummary
  past: Past | undefined
  ended: string | undefined
}
const Context = createContext<Held | undefined>(undefined)

type Props = { open: OpenPlan; summary: PlanSummary; at: number | undefined; children: ReactNode }

/** What stands within reads the plan as it is, or as it was at revision `at`. */
export function PlanProvider({ open, summary, at, children }: Props) {
  const past = usePast(open.id, at)
  // Whose session ended is told so instead: once signed in again, the plan is open as before.
  const signedOut = useSignedOut()
  const closed = useSyncExternalStore(open.subscribe, () => open.ended)
  const ended = signedOut ? undefined : closed
  const standing = useStanding(open, summary, ended !== undefined)
  // The same while nothing of it is other: everything on the page reads it, and would be drawn anew.
  const held = useMemo(
    () => ({ open, summary: standing, opened: summary, past, ended }),
    [open, standing, summary, past, ended],
  )
  return <Context value={held}>{children}</Context>
}

const LOOKED_AT = 60_000

/** What I am in the plan, and whether it is archived: asked again now and then, and at once where an edit was not allowed. */
function useStanding(open: OpenPlan, opened: PlanSummary, ended: boolean): PlanSummary {
  const { id, replica } = open
  const queries = useQueryClient()
  const forbidden = useSyncExternalStore(replica.subscribe, () => replica.read().refused.filter(isForbidden).length)
  useEffect(() => {
    if (forbidden > 0) void queries.invalidateQueries({ queryKey: keys.summary(id) })
  }, [forbidden, queries, id])
  return useQuery({
    queryKey: keys.summary(id),
    queryFn: () => readPlan(id),
    initialData: opened,
    enabled: !ended,
    refetchInterval: LOOKED_AT,
    refetchOnWindowFocus: "always",
  }).data
}

function useHeld(): Held {
  const held = useContext(Context)
  if (!held) throw new Error("this part of the page stands within an open plan")
  return held
}

export const useOpenPlan = (): OpenPlan => useHeld().open
export const usePlanSummary = (): PlanSummary => useHeld().summary

/** The past that the screens show; undefined in the present. */
export const useTravel = (): Past | undefined => useHeld().past

/** Why the plan is not open to me any more; what is seen is how it was. */
export const useEnded = (): string | undefined => useHeld().ended

/** Whether I may change the plan: its past cannot be changed, nor one that was closed to me. */
export function useMayEdit(): boolean {
  const { summary, past, ended } = useHeld()
  return !past && ended === undefined && takesEdits(summary)
}

/** Whether the plan took edits of mine when I opened it, and does no more: I became a viewer, or it was archived. */
export function useShut(): PlanSummary | undefined {
  const { summary, opened, ended } = useHeld()
  return ended === undefined && takesEdits(opened) && !takesEdits(summary) ? summary : undefined
}

function takesEdits({ role, state }: PlanSummary): boolean {
  return state === "active" && (role === "editor" || role === "owner")
}

/** The plan as it is, with my own edits drawn in. */
export function usePresent(): View {
  const { replica } = useOpenPlan()
  return useSyncExternalStore(replica.subscribe, replica.read)
}

/** The plan that the screens show: as it is with my own edits drawn in, or as it was. */
export function usePlan(): View {
  const present = usePresent()
  return useHeld().past?.view ?? present
}

/** The newest forecast there is, or that of the past that is shown; its `number` says of which revision. */
export function useForecast(): ForecastDocument | undefined {
  return useDocument("forecast", readForecast, readForecastAt)
}

export function useSchedule(): ScheduleDocument | undefined {
  return useDocument("schedule", readSchedule, readSchedule)
}

export function useCheck(): CheckDocument | undefined {
  return useDocument("check", readCheck, readCheck)
}

type Asked = "forecast" | "schedule" | "check"

function useDocument<T>(
  asked: Asked,
  now: (id: string) => Promise<T>,
  then: (id: string, revision: number) => Promise<T>,
): T | undefined {
  const { open, past } = useHeld()
  const { id } = open
  const present = useQuery({ queryKey: keys[asked](id), queryFn: () => now(id), enabled: !past })
  const before = useQuery({
    queryKey: ["plan", id, "at", past?.number, asked],
    queryFn: () => then(id, past?.number ?? 0),
    enabled: past !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
  return past ? before.data : present.data
}
