import { ActionIcon, Button, Menu } from "@mantine/core"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import type { PlanSummary } from "@/api/types"
import { DotsIcon } from "@/app/icons"
import { copyPlan, deletePlan, doToPlan, listPlansOf, restrictPlan, type Workspace } from "@/plans/calls"
import { ago } from "@/rooms/ago"
import { Failure } from "@/rooms/failure"
import { LinkButton } from "@/rooms/link-button"
import { Empty, Row, Rows, Section } from "@/rooms/room"
import classes from "@/rooms/room.module.css"
import { say } from "@/words/words"

/** The plans of a workspace, those that were put away below. */
export function WorkspacePlans({ workspace }: { workspace: Workspace }) {
  const [showsArchived, setShowsArchived] = useState(false)
  const active = useQuery({ queryKey: ["plans", workspace.id, false], queryFn: () => listPlansOf(workspace.id, false) })
  const archived = useQuery({ queryKey: ["plans", workspace.id, true], queryFn: () => listPlansOf(workspace.id, true) })
  const away = archived.data?.items ?? []
  const mayMake = workspace.role === "editor" || workspace.role === "owner"
  const begin = (
    <LinkButton to="/new" search={{ workspace: workspace.id }}>
      {say("home.newPlan")}
    </LinkButton>
  )
  return (
    <>
      <Failure error={active.error} />
      {active.data?.items.length === 0 && (
        <Empty action={mayMake && begin}>{say(mayMake ? "plans.noPlan" : "plans.noPlanYet")}</Empty>
      )}
      <PlanRows plans={active.data?.items ?? []} mayMake={mayMake} />
      {away.length > 0 &&
        (showsArchived ? (
          <Section title={say("plans.archived")}>
            <PlanRows plans={away} mayMake={mayMake} />
          </Section>
        ) : (
          <Button variant="subtle" color="gray" size="compact-sm" mt="md" ml={8} onClick={() => setShowsArchived(true)}>
            {say("plans.showArchived", { count: away.length })}
          </Button>
        ))}
    </>
  )
}

function PlanRows({ plans, mayMake }: { plans: readonly PlanSummary[]; mayMake: boolean }) {
  if (plans.length === 0) return null
  return (
    <Rows>
      {plans.map((plan) => (
        <PlanRow key={plan.id} plan={plan} mayMake={mayMake} />
      ))}
    </Rows>
  )
}

function PlanRow({ plan, mayMake }: { plan: PlanSummary; mayMake: boolean }) {
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () =>
      Promise.all(["plans", "trash", "overview"].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  })
  const about = [
    say("plans.changed", { when: ago(plan.changed_at) }),
    ...(plan.restricted ? [say("plans.restricted")] : []),
  ]
  return (
    <Row
      title={
        <Link to="/plans/$plan" params={{ plan: plan.id }} className={classes.titleLink}>
          {plan.name}
        </Link>
      }
      about={about.join(" · ")}
    >
      <Failure error={act.error} />
      <PlanMenu plan={plan} mayMake={mayMake} act={(what) => act.mutate(what)} />
    </Row>
  )
}

/** A copy is a new plan of the workspace. */
type PlanMenuProps = { plan: PlanSummary; mayMake: boolean; act: (what: () => Promise<unknown>) => void }

function PlanMenu({ plan: { id, name, role, state, restricted }, mayMake, act }: PlanMenuProps) {
  const mayEdit = role === "editor" || role === "owner"
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={say("plans.more", { name })}>
          <DotsIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={`/api/v1/plans/${id}/export?format=yaml`} download>
          {say("plans.export")}
        </Menu.Item>
        {mayMake && <Menu.Item onClick={() => act(() => copyPlan(id))}>{say("plans.copy")}</Menu.Item>}
        {mayEdit && (
          <Menu.Item onClick={() => act(() => doToPlan(id, state === "archived" ? "unarchive" : "archive"))}>
            {say(state === "archived" ? "plans.unarchive" : "plans.archive")}
          </Menu.Item>
        )}
        {role === "owner" && (
          <>
            <Menu.Item onClick={() => act(() => restrictPlan(id, !restricted))}>
              {say(restricted ? "plans.unrestrict" : "plans.restrict")}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item c="var(--unlikely)" onClick={() => act(() => deletePlan(id))}>
              {say("plans.delete")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
