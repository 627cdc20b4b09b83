import type { components } from "@/api/schema"

type Schemas = components["schemas"]
export type PlanSummary = Schemas["PlanSummary"]
export type ForecastDocument = Schemas["ForecastDocument"]
export type MilestoneForecast = Schemas["MilestoneForecast"]
export type ObjectiveForecast = Schemas["ObjectiveForecast"]
export type KeyResultForecast = Schemas["KeyResultForecast"]
export type ActivityForecast = Schemas["ActivityForecast"]
export type RiskForecast = Schemas["RiskForecast"]
export type ScheduleDocument = Schemas["ScheduleDocument"]
export type CheckDocument = Schemas["CheckDocument"]
export type TrialDocument = Schemas["TrialDocument"]
export type PlanProblem = Schemas["PlanProblem"]
export type RevisionDocument = Schemas["RevisionDocument"]
export type RevisionSummary = Schemas["RevisionSummary"]
export type Me = Schemas["Me"]
export type Role = Schemas["Role"]
export type Looking = Schemas["Looking"]
export type Looks = Schemas["Looks"]
export type Seen = Schemas["Seen"]

/** A page of a list. */
export type Page<T> = { items: T[]; next: string | null }
