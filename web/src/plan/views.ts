/** The views of a plan, in the order in which the side leads to them. */
export const VIEWS = ["map", "objectives", "forecast", "outline", "history"] as const
export type PlanView = (typeof VIEWS)[number]
