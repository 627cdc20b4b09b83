import type { QueryClient } from "@tanstack/react-query"
import { request } from "@/api/request"
import type { components } from "@/api/schema"
import type { Page } from "@/api/types"

type Schemas = components["schemas"]
export type SavedView = Schemas["ViewSummary"]
export type NewView = Schemas["NewView"]
export type ViewChange = Schemas["ViewChange"]

const viewsOf = (plan: string) => `/api/v1/plans/${encodeURIComponent(plan)}/views`
const view = (plan: string, id: string) => `${viewsOf(plan)}/${encodeURIComponent(id)}`

/** As many as there can be: a hundred that are shared, and a hundred of one's own. */
const ALL = { limit: 200 }

/** Where the saved views of a plan are kept once they were asked for. */
export const viewsKey = (plan: string) => ["plan", plan, "views"] as const

export const listViews = (plan: string) =>
  request<Page<SavedView>>(viewsOf(plan), { query: ALL }).then(({ items }) => items)
export const saveView = (plan: string, made: NewView) =>
  request<SavedView>(viewsOf(plan), { method: "POST", body: made })
export const changeView = (plan: string, id: string, change: ViewChange) =>
  request<SavedView>(view(plan, id), { method: "PATCH", body: change })
export const removeView = (plan: string, id: string) => request<undefined>(view(plan, id), { method: "DELETE" })

/** Asks for the views before somebody needs them; what goes wrong is told to whoever does. */
export const fetchViews = (queries: QueryClient, plan: string) =>
  queries.prefetchQuery({ queryKey: viewsKey(plan), queryFn: () => listViews(plan) })
