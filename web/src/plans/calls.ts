import { request } from "@/api/request"
import type { components } from "@/api/schema"
import type { Page, PlanSummary, Role } from "@/api/types"

type Schemas = components["schemas"]
export type Workspace = Schemas["WorkspaceSummary"]
export type Member = Schemas["Member"]
export type Invitation = Schemas["InvitationSummary"]
export type MadeInvitation = Schemas["InvitationWithSecret"]
export type AuditRecord = Schemas["AuditRecord"]
export type Template = Schemas["TemplateSummary"]
export type Reading = Schemas["PlainReading"]
export type ReadColumn = Schemas["ReadColumn"]
export type ColumnRole = Schemas["ColumnRole"]
export type Form = Reading["form"]

const V1 = "/api/v1"
const workspace = (id: string) => `${V1}/workspaces/${encodeURIComponent(id)}`
const plan = (id: string) => `${V1}/plans/${encodeURIComponent(id)}`
const all = { limit: 200 }

export const readWorkspace = (id: string) => request<Workspace>(workspace(id))
export const renameWorkspace = (id: string, name: string) =>
  request<Workspace>(workspace(id), { method: "PATCH", body: { name } })
export const deleteWorkspace = (id: string) => request<void>(workspace(id), { method: "DELETE" })

export const listMembers = (id: string) => request<Page<Member>>(`${workspace(id)}/members`, { query: all })
export const changeRole = (id: string, account: string, role: Role) =>
  request<Member>(`${workspace(id)}/members/${account}`, { method: "PATCH", body: { role } })
export const removeMember = (id: string, account: string) =>
  request<void>(`${workspace(id)}/members/${account}`, { method: "DELETE" })

export const listInvitations = (id: string) => request<Page<Invitation>>(`${workspace(id)}/invitations`, { query: all })
export const invite = (id: string, role: Role, email: string) =>
  request<MadeInvitation>(`${workspace(id)}/invitations`, {
    method: "POST",
    body: { role, ...(email ? { email } : {}) },
  })
export const withdrawInvitation = (id: string, invitation: string) =>
  request<void>(`${workspace(id)}/invitations/${invitation}`, { method: "DELETE" })

export const listAudit = (id: string) => request<Page<AuditRecord>>(`${workspace(id)}/audit`)
/** A further page, by the address that the one before gave. */
export const followPage = <T>(next: string) => request<Page<T>>(next)

export const listPlansOf = (id: string, archived: boolean) =>
  request<Page<PlanSummary>>(`${V1}/plans`, { query: { workspace: id, archived, ...all } })
export const listTrash = () => request<Page<PlanSummary>>(`${V1}/trash`, { query: all })
export const copyPlan = (id: string) => request<PlanSummary>(`${plan(id)}/duplicate`, { method: "POST", body: {} })
export const deletePlan = (id: string) => request<PlanSummary>(plan(id), { method: "DELETE" })
export const restrictPlan = (id: string, restricted: boolean) =>
  request<PlanSummary>(plan(id), { method: "PATCH", body: { restricted } })
export const doToPlan = (id: string, what: "archive" | "unarchive" | "restore") =>
  request<PlanSummary>(`${plan(id)}/${what}`, { method: "POST" })

export const listTemplates = () => request<Template[]>(`${V1}/templates`)
export type NewPlan = {
  name?: string
  template?: string
  document?: Record<string, unknown>
  workspace?: string
  called?: string
}
export const makePlan = (body: NewPlan) =>
  request<PlanSummary>(`${V1}/plans`, { method: "POST", body, headers: { "Idempotency-Key": crypto.randomUUID() } })

export type ToRead = {
  text: string
  as?: Form
  columns?: (ColumnRole | null)[]
  heads?: boolean
  locale: string
  time_zone: string
}
export const readText = (body: ToRead, signal?: AbortSignal) =>
  request<Reading>(`${V1}/readings`, { method: "POST", body, ...(signal ? { signal } : {}) })
