import { Center, Loader } from "@mantine/core"
import { useQueryClient } from "@tanstack/react-query"
import { Link, Outlet, useLocation, useParams, useSearch } from "@tanstack/react-router"
import { memo, type ReactNode, useEffect, useState } from "react"
import { readPlan } from "@/api/calls"
import type { PlanSummary } from "@/api/types"
import { useLive } from "@/app/live-context"
import { usePageTitle } from "@/app/page-title"
import { TravelBar } from "@/history/travel-bar"
import { PlanCommands } from "@/palette/plan-commands"
import { DetailPanel } from "@/panel/detail-panel"
import { PaperHead } from "@/paper/paper-head"
import { OpenPlan } from "@/plan/open-plan"
import { PlanBar } from "@/plan/plan-bar"
import { PlanProvider, useEnded, useOpenPlan, usePlan, useShut, useTravel } from "@/plan/plan-context"
import classes from "@/plan/plan-frame.module.css"
import { Refusals } from "@/plan/refusals"
import { ShownView } from "@/plan/shown-view"
import { usePlanView } from "@/plan/use-plan-view"
import { VIEWS } from "@/plan/views"
import { NotOpened } from "@/rooms/not-opened"
import { say } from "@/words/words"

/** A plan, once it is open. */
export function PlanFrame() {
  const { plan } = useParams({ from: "/plans/$plan" })
  const { at } = useSearch({ from: "/plans/$plan" })
  const opened = useOpened(plan)
  if (opened instanceof Error) return <NotOpened what="plan" error={opened} />
  if (!opened) {
    return (
      <Center h="100%">
        <Loader size="sm" aria-label={say("app.loading")} />
      </Center>
    )
  }
  return (
    <PlanProvider open={opened.open} summary={opened.summary} at={at}>
      <Parts />
    </PlanProvider>
  )
}

/**
 * The bar says which plan it is and as of when, the side leads to its views, the panel shows what is selected. Which view
 * it is each part asks for itself: all of them are too much to be drawn anew in the frame that answers a press.
 */
const Parts = memo(function Parts() {
  return (
    <>
      <Title />
      <PlanBar />
      <Whole>
        <Side />
        <div className={classes.middle}>
          <PaperHead />
          <Above />
          <View />
        </div>
        <Details />
      </Whole>
      <Refusals />
      <PlanCommands />
    </>
  )
})

function Whole({ children }: { children: ReactNode }) {
  return (
    <div className={classes.plan} data-view={usePlanView()}>
      {children}
    </div>
  )
}

function Side() {
  const { id } = useOpenPlan()
  return (
    <nav className={classes.side} aria-label={say("app.plan")}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          to={`/plans/$plan/${view}`}
          params={{ plan: id }}
          search={(old) => old}
          className={classes.link}
        >
          {say(`app.${view}`)}
        </Link>
      ))}
    </nav>
  )
}

/** Nothing is told of a past that cannot be shown: what stands above says why. */
function View() {
  const view = usePlanView()
  const lost = Boolean(useTravel()?.error)
  return <section className={classes.view}>{!lost && (view ? <ShownView view={view} /> : <Outlet />)}</section>
}

function Details() {
  return useTravel()?.error ? null : <DetailPanel />
}

/** What the browser calls the page: the view, and the plan. */
function Title() {
  const view = usePlanView()
  const { plan } = usePlan()
  usePageTitle(view && say(`app.${view}`), String(plan.settings.plan ?? ""))
  return null
}

/** Above a view: that the plan is closed to me, or takes no more edits of mine, and the way through its past, in the history and wherever one sees it. */
function Above() {
  const past = useTravel()
  const ended = useEnded()
  const shut = useShut()
  const isHistory = useLocation({ select: ({ pathname }) => pathname.endsWith("/history") })
  return (
    <>
      {ended !== undefined && (
        <p className={classes.ended} role="alert">
          {say("plan.ended")} <Link to="/">{say("plan.endedBack")}</Link>
        </p>
      )}
      {shut && (
        <p className={classes.ended} role="alert">
          {say(shut.state === "active" ? "plan.onlyLook" : "plan.isArchived")}
        </p>
      )}
      {(past || isHistory) && <TravelBar />}
    </>
  )
}

type Opened = { open: OpenPlan; summary: PlanSummary }

function useOpened(plan: string): Opened | Error | undefined {
  const live = useLive()
  const queries = useQueryClient()
  const [opened, setOpened] = useState<Opened | Error>()
  useEffect(() => {
    let left = false
    let open: OpenPlan | undefined
    Promise.all([OpenPlan.open(plan, live, queries), readPlan(plan)]).then(
      ([found, summary]) => {
        open = found
        if (left) open.close()
        else setOpened({ open, summary })
      },
      (error: Error) => left || setOpened(error),
    )
    return () => {
      left = true
      open?.close()
      setOpened(undefined)
    }
  }, [plan, live, queries])
  return opened
}
