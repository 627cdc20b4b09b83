import { useLocation } from "@tanstack/react-router"
import { type PlanView, VIEWS } from "@/plan/views"

/** The view of the plan that the address names; a saved view is none until it has led to one. */
export function usePlanView(): PlanView | undefined {
  return useLocation({ select: ({ pathname }) => VIEWS.find((view) => pathname.endsWith(`/${view}`)) })
}
