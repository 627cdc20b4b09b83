import { request } from "@/api/request"
import type {
  CheckDocument,
  ForecastDocument,
  Looking,
  Looks,
  Me,
  Page,
  PlanSummary,
  RevisionDocument,
  RevisionSummary,
  ScheduleDocument,
  TrialDocument,
} from "@/api/types"
import type { Change } from "@/replica/change"
import type { Draft } from "@/replica/draft"
import type { Server, Stored } from "@/replica/replica"
import type { Snapshot } from "@/replica/state"

const V1 = "/api/v1"
const plan = (id: string) => `${V1}/plans/${encodeURIComponent(id)}`

/** What a replica needs. */
export const replicaServer: Server = {
  snapshot: (id) => request<Snapshot>(`${plan(id)}/snapshot`),
  append: (id, draft: Draft) =>
    request<Stored>(`${plan(id)}/revisions`, {
      method: "POST",
      body: { base: draft.base, changes: draft.changes, ...(draft.message ? { message: draft.message } : {}) },
      headers: { "Idempotency-Key": draft.key },
    }),
}

export const readMe = () => request<Me>(`${V1}/me`)
export const readPlan = (id: string) => request<PlanSummary>(plan(id))
export const listPlans = (archived = false) =>
  request<Page<PlanSummary>>(`${V1}/plans`, { query: { archived, limit: 200 } })
/** The newest forecast there is, with quantiles. */
export const readForecast = (id: string) =>
  request<ForecastDocument>(`${plan(id)}/forecast`, { query: { wait: false, quantiles: true } })
export const readForecastAt = (id: string, revision: number) =>
  request<ForecastDocument>(`${plan(id)}/forecast`, { query: { revision, quantiles: true } })
export const readSchedule = (id: string, revision?: number) =>
  request<ScheduleDocument>(`${plan(id)}/schedule`, { query: { revision } })
export const readCheck = (id: string, revision?: number) =>
  request<CheckDocument>(`${plan(id)}/check`, { query: { revision } })
/** The plan as it was at a revision. */
export const readSnapshotAt = (id: string, revision: number, signal?: AbortSignal) =>
  request<Snapshot>(`${plan(id)}/snapshot`, { query: { revision }, ...(signal ? { signal } : {}) })
export const readRevision = (id: string, number: number) => request<RevisionDocument>(`${plan(id)}/revisions/${number}`)
export const listRevisions = (id: string, query: Record<string, string | number | undefined> = {}) =>
  request<Page<RevisionSummary>>(`${plan(id)}/revisions`, { query })
export const tryOut = (id: string, base: number, changes: readonly Change[], signal?: AbortSignal) =>
  request<TrialDocument>(`${plan(id)}/revisions`, {
    method: "POST",
    query: { dry_run: true },
    body: { base, changes },
    ...(signal ? { signal } : {}),
  })
export const revert = (id: string, number: number) =>
  request<Stored>(`${plan(id)}/revisions/${number}/revert`, { method: "POST", body: {} })
export const sayWhere = (id: string, at: string) =>
  request<void>(`${plan(id)}/presence`, { method: "POST", body: { at } })
export const sayLook = (id: string, looking: Looking, parting = false) =>
  request<Looks>(`${plan(id)}/look`, { method: "PUT", body: looking, keepalive: parting })
export const signOut = () =>
  request<unknown>("/_allauth/browser/v1/auth/session", { method: "DELETE" }).catch(() => undefined)
