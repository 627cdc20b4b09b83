import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { ForecastDocument } from "@/api/types"
import { listForecasts, readWholeForecast } from "@/forecast/calls"
import { keys } from "@/plan/open-plan"
import { useForecast, useOpenPlan } from "@/plan/plan-context"

/** The server makes the whole forecast by itself once a plan rests; only when it does not, it is asked to. */
const PATIENCE = 2500

/** The forecast with activities, risks and drivers; until it is there the last one that was, if any. */
export function useWholeForecast(): ForecastDocument | undefined {
  const { id } = useOpenPlan()
  const newest = useForecast()
  const whole = useQuery({
    queryKey: [...keys.forecast(id), "whole", newest?.number],
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, PATIENCE))
      signal.throwIfAborted()
      return readWholeForecast(id, signal)
    },
    enabled: newest !== undefined && !newest.complete,
    placeholderData: keepPreviousData,
  }).data
  return newest?.complete ? newest : whole
}

/** How the dates of a milestone, or of the plan's finish, moved; undefined until it has come. */
export function useLedger(milestone: string | undefined) {
  const { id } = useOpenPlan()
  return useQuery({
    queryKey: [...keys.forecast(id), "ledger", milestone ?? null],
    queryFn: ({ signal }) => listForecasts(id, milestone, signal),
  }).data?.items
}
