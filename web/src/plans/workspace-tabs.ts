/** The rooms of a workspace, in their order; the audit is for its owners. */
export const TABS = ["plans", "members", "trash", "audit"] as const
export type Tab = (typeof TABS)[number]
