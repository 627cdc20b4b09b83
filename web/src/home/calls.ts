import { request } from "@/api/request"
import type { components } from "@/api/schema"
import type { Page, RevisionSummary } from "@/api/types"

export type PlanOverview = components["schemas"]["PlanOverview"]
export type AwaitedMilestone = components["schemas"]["AwaitedMilestone"]
export type Workspace = components["schemas"]["WorkspaceSummary"]

/** The key of it, wherever it is kept. */
export const OVERVIEW = ["overview"] as const
export const readOverview = () => request<Page<PlanOverview>>("/api/v1/overview", { query: { limit: 50 } })
export const listWorkspaces = () => request<Page<Workspace>>("/api/v1/workspaces", { query: { limit: 200 } })
export const newestRevisions = (plan: string, limit: number) =>
  request<Page<RevisionSummary>>(`/api/v1/plans/${plan}/revisions`, { query: { limit } })
