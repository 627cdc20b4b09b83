import type { QueryClient } from "@tanstack/react-query"
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router"
import { Frame } from "@/app/frame"
import { NotFound } from "@/app/not-found"

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Frame, notFoundComponent: NotFound })

/**
 * What every view of a plan keeps in its address: what is selected (`kind:id`), what is looked for, as of when, and of
 * which entity the history is.
 */
export type PlanSearch = { sel?: string; find?: string; at?: number; entity?: string }

function planSearch(search: Record<string, unknown>): PlanSearch {
  const { sel, find, at, entity } = search
  return {
    ...(typeof sel === "string" ? { sel } : {}),
    ...(typeof find === "string" && find !== "" ? { find } : {}),
    ...(typeof at === "number" && Number.isInteger(at) && at > 0 ? { at } : {}),
    ...(typeof entity === "string" ? { entity } : {}),
  }
}

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("@/home/home"), "Home"),
})

const plan = createRoute({
  getParentRoute: () => root,
  path: "/plans/$plan",
  validateSearch: planSearch,
  component: lazyRouteComponent(() => import("@/plan/plan-frame"), "PlanFrame"),
})

const toMap = createRoute({
  getParentRoute: () => plan,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/plans/$plan/map", params, search: {}, replace: true })
  },
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
    plan.addChildren([toMap, map, objectives, forecast, outline, history]),
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
