import type { QueryClient } from "@tanstack/react-query"
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router"
import { presentAccount } from "@/api/account"
import { Frame } from "@/app/frame"
import { NotFound } from "@/app/not-found"
import { readPlanSearch } from "@/plan/search"
import { fetchViews } from "@/views/calls"

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Frame, notFoundComponent: NotFound })

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("@/home/home"), "Home"),
})

const plan = createRoute({
  getParentRoute: () => root,
  path: "/plans/$plan",
  validateSearch: readPlanSearch,
  // Whose edits are kept here is asked while the rest of the page is fetched.
  beforeLoad: () => void presentAccount().catch(() => undefined),
  component: lazyRouteComponent(() => import("@/plan/plan-frame"), "PlanFrame"),
})

/** Where a plan is opened without saying which view; which one that is comes with its saved views. */
const opening = createRoute({
  getParentRoute: () => plan,
  path: "/",
  beforeLoad: ({ context, params }) => void fetchViews(context.queries, params.plan),
  component: lazyRouteComponent(() => import("@/views/opening"), "Opening"),
})

const savedView = createRoute({
  getParentRoute: () => plan,
  path: "/views/$view",
  beforeLoad: ({ context, params }) => void fetchViews(context.queries, params.plan),
  component: lazyRouteComponent(() => import("@/views/opening"), "OpeningSaved"),
})

const map = createRoute({
  getParentRoute: () => plan,
  path: "/map",
  component: lazyRouteComponent(() => import("@/map/map-view"), "MapView"),
})

const objectives = createRoute({
  getParentRoute: () => plan,
  path: "/objectives",
  component: lazyRouteComponent(() => import("@/objectives/objectives-view"), "ObjectivesView"),
})

const forecast = createRoute({
  getParentRoute: () => plan,
  path: "/forecast",
  component: lazyRouteComponent(() => import("@/forecast/forecast-view"), "ForecastView"),
})

const outline = createRoute({
  getParentRoute: () => plan,
  path: "/outline",
  component: lazyRouteComponent(() => import("@/outline/outline-view"), "OutlineView"),
})

const history = createRoute({
  getParentRoute: () => plan,
  path: "/history",
  component: lazyRouteComponent(() => import("@/history/history-view"), "HistoryView"),
})

/** In which workspace a new plan is to be. */
export type NewPlanSearch = { workspace?: string }

const newPlan = createRoute({
  getParentRoute: () => root,
  path: "/new",
  validateSearch: ({ workspace }: Record<string, unknown>): NewPlanSearch =>
    typeof workspace === "string" ? { workspace } : {},
  component: lazyRouteComponent(() => import("@/plans/new-plan"), "NewPlan"),
})

const workspace = createRoute({
  getParentRoute: () => root,
  path: "/workspaces/$workspace",
  component: lazyRouteComponent(() => import("@/plans/workspace"), "WorkspaceView"),
})

const account = createRoute({
  getParentRoute: () => root,
  path: "/account",
  component: lazyRouteComponent(() => import("@/account/account-view"), "AccountView"),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    plan.addChildren([opening, savedView, map, objectives, forecast, outline, history]),
    newPlan,
    workspace,
    account,
  ]),
  context: { queries: undefined as unknown as QueryClient },
  defaultPreload: "intent",
})

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router
  }
}
