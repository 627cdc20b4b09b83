import { Center, Loader } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { readMe } from "@/api/calls"
import { PlusIcon } from "@/app/icons"
import { todayText } from "@/drawing/time"
import { OVERVIEW, type PlanOverview, readOverview } from "@/home/calls"
import { ChangesList } from "@/home/changes-list"
import { needsOf } from "@/home/concerns"
import classes from "@/home/home.module.css"
import { NeedsList } from "@/home/needs-list"
import { PlanCard } from "@/home/plan-card"
import { useChanges } from "@/home/use-changes"
import { Failure } from "@/rooms/failure"
import { LinkButton } from "@/rooms/link-button"
import { Empty, Room, Section } from "@/rooms/room"
import { say } from "@/words/words"

const SOON = 1500

/** What needs me, what changed since I last looked, and my plans with what is least sure in each. */
export function Home() {
  const me = useQuery({ queryKey: ["me"], queryFn: readMe, staleTime: Number.POSITIVE_INFINITY }).data
  const { data, error } = useQuery({
    queryKey: OVERVIEW,
    queryFn: readOverview,
    staleTime: 5000,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (state.data?.items.some(({ forecast }) => !forecast) ? SOON : false),
  })
  const plans = data?.items ?? []
  const [changes, see] = useChanges(plans, me?.account.id)
  if (error) return <Failed error={error} />
  if (!data || !me) return <Waiting />
  if (plans.length === 0) return <NoPlan />
  const { mine, others, chores } = needsOf(plans, todayText())
  const calm = mine.length + chores.length === 0
  return (
    <Room title={say("home.title")} actions={<NewPlanButton />}>
      <div className={classes.columns}>
        <div>
          <Section title={say("home.needs")}>
            {calm ? (
              <div className={classes.calm}>{say(others.length > 0 ? "home.nothingIsYours" : "home.nothingNeeds")}</div>
            ) : (
              <NeedsList concerns={mine} chores={chores} />
            )}
          </Section>
          {others.length > 0 && (
            <Section title={say("home.atRisk")}>
              <NeedsList concerns={others} />
            </Section>
          )}
          {me.memberships.map((membership) => (
            <Plans
              key={membership.workspace}
              workspace={membership.workspace}
              name={membership.name}
              mayMake={membership.role === "editor" || membership.role === "owner"}
              plans={plans.filter(({ workspace }) => workspace === membership.workspace)}
            />
          ))}
          <Shared
            plans={plans.filter(({ workspace }) => me.memberships.every((each) => each.workspace !== workspace))}
          />
        </div>
        <aside>
          <Section title={say("home.changes")}>
            <ChangesList changes={changes} onSeen={see} />
          </Section>
        </aside>
      </div>
    </Room>
  )
}

type PlansProps = { workspace: string; name: string; mayMake: boolean; plans: readonly PlanOverview[] }

function Plans({ workspace, name, mayMake, plans }: PlansProps) {
  return (
    <Section
      title={name}
      actions={
        <Link to="/workspaces/$workspace" params={{ workspace }} className={classes.textButton}>
          {say("home.members")}
        </Link>
      }
    >
      {plans.length > 0 ? <Cards plans={plans} /> : <NoPlanHere workspace={workspace} mayMake={mayMake} />}
    </Section>
  )
}

function NoPlanHere({ workspace, mayMake }: { workspace: string; mayMake: boolean }) {
  const begin = (
    <LinkButton to="/new" search={{ workspace }} variant="default" leftSection={<PlusIcon />}>
      {say("home.newPlan")}
    </LinkButton>
  )
  return <Empty action={mayMake && begin}>{say(mayMake ? "home.emptyWorkspace" : "home.emptyWorkspaceYet")}</Empty>
}

/** Plans of workspaces that the reader does not belong to. */
function Shared({ plans }: { plans: readonly PlanOverview[] }) {
  if (plans.length === 0) return null
  return (
    <Section title={say("home.shared")}>
      <Cards plans={plans} />
    </Section>
  )
}

function Cards({ plans }: { plans: readonly PlanOverview[] }) {
  return (
    <div className={classes.cards}>
      {plans.map((plan) => (
        <PlanCard key={plan.id} plan={plan} />
      ))}
    </div>
  )
}

function NewPlanButton() {
  return (
    <LinkButton to="/new" leftSection={<PlusIcon />}>
      {say("home.newPlan")}
    </LinkButton>
  )
}

function NoPlan() {
  return (
    <Room title={say("home.title")}>
      <Empty action={<NewPlanButton />}>{say("home.noPlan")}</Empty>
    </Room>
  )
}

function Failed({ error }: { error: Error }) {
  return (
    <Room title={say("home.title")}>
      <Failure error={error} />
    </Room>
  )
}

function Waiting() {
  return (
    <Center h="100%">
      <Loader size="sm" aria-label={say("app.loading")} />
    </Center>
  )
}
