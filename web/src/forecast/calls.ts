import { request } from "@/api/request"
import type { components } from "@/api/schema"
import type { ForecastDocument, Page } from "@/api/types"

export type LedgerEntry = components["schemas"]["LedgerEntry"]
export type PlanPerson = components["schemas"]["PlanPerson"]

const plan = (id: string) => `/api/v1/plans/${encodeURIComponent(id)}`

/** The forecast with activities, risks and drivers: made now where it is not there. */
export const readWholeForecast = (id: string, signal: AbortSignal) =>
  request<ForecastDocument>(`${plan(id)}/forecast`, { query: { quantiles: true }, signal })

/** How the dates of a milestone, or of the plan's finish, moved: all of it is one page. */
export const listForecasts = (id: string, milestone: string | undefined, signal: AbortSignal) =>
  request<Page<LedgerEntry>>(`${plan(id)}/forecasts`, { query: { milestone, limit: 200 }, signal })

export const listPeople = (id: string) => request<Page<PlanPerson>>(`${plan(id)}/people`)
