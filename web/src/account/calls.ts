import { request } from "@/api/request"
import type { components } from "@/api/schema"
import type { Me, Page } from "@/api/types"

type Schemas = components["schemas"]
export type Token = Schemas["TokenSummary"]
export type MadeToken = Schemas["TokenWithSecret"]
export type Scope = Schemas["Scope"]

const V1 = "/api/v1"

export const changeName = (name: string) => request<Me>(`${V1}/me`, { method: "PATCH", body: { name } })
export const listTokens = () => request<Page<Token>>(`${V1}/tokens`, { query: { limit: 200 } })
export const makeToken = (body: { name: string; scope: Scope; expires_at: string | null }) =>
  request<MadeToken>(`${V1}/tokens`, { method: "POST", body })
export const revokeToken = (id: string) => request<void>(`${V1}/tokens/${id}`, { method: "DELETE" })
export const makeWorkspace = (name: string) =>
  request<Schemas["WorkspaceSummary"]>(`${V1}/workspaces`, { method: "POST", body: { name } })
