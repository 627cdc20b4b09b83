import { Button, Group, Select, TextInput } from "@mantine/core"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import type { Role } from "@/api/types"
import { type Invitation, invite, listInvitations, type Workspace, withdrawInvitation } from "@/plans/calls"
import { dayOf } from "@/rooms/ago"
import { Failure } from "@/rooms/failure"
import { ROLES, roleWord } from "@/rooms/role-words"
import { Row, Rows, Section } from "@/rooms/room"
import classes from "@/rooms/room.module.css"
import { Secret } from "@/rooms/secret"
import { say } from "@/words/words"

/** Links by which others join: one is made, handed on by hand, and withdrawn while nobody used it. */
export function Invitations({ workspace }: { workspace: Workspace }) {
  const queries = useQueryClient()
  const key = ["invitations", workspace.id]
  const { data, error } = useQuery({ queryKey: key, queryFn: () => listInvitations(workspace.id) })
  const refresh = () => queries.invalidateQueries({ queryKey: key })
  const withdraw = useMutation({
    mutationFn: (id: string) => withdrawInvitation(workspace.id, id),
    onSuccess: refresh,
  })
  const open = data?.items ?? []
  return (
    <Section title={say("plans.invite")} lead={say("plans.inviteLead")}>
      <Invite workspace={workspace} onMade={refresh} />
      <Failure error={error ?? withdraw.error} />
      {open.length > 0 && (
        <Section title={say("plans.openInvitations")}>
          <Rows>
            {open.map((each) => (
              <Row key={each.id} title={each.email ?? say("plans.anybody")} about={aboutOf(each)}>
                <Button size="compact-sm" variant="default" onClick={() => withdraw.mutate(each.id)}>
                  {say("plans.withdraw")}
                </Button>
              </Row>
            ))}
          </Rows>
        </Section>
      )}
    </Section>
  )
}

function Invite({ workspace, onMade }: { workspace: Workspace; onMade: () => void }) {
  const [role, setRole] = useState<Role>("editor")
  const [email, setEmail] = useState("")
  const make = useMutation({ mutationFn: () => invite(workspace.id, role, email.trim()), onSuccess: onMade })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <form className={`${classes.panel} ${classes.padded}`} onSubmit={submit}>
      <Group align="end" gap="sm">
        <Select
          label={say("plans.role")}
          allowDeselect={false}
          data={ROLES.map((each) => ({ value: each, label: roleWord(each) }))}
          value={role}
          onChange={(value) => setRole((value ?? "viewer") as Role)}
          flex="1 1 140px"
        />
        <TextInput
          type="email"
          label={say("plans.onlyFor")}
          placeholder={say("plans.anybody")}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          flex="2 1 220px"
        />
        <Button type="submit" loading={make.isPending}>
          {say("plans.makeLink")}
        </Button>
      </Group>
      <Failure error={make.error} />
      {make.data && (
        <div className={classes.section} role="status">
          <span className={classes.quiet}>{say("plans.linkOnce")}</span>
          <Secret value={`${window.location.origin}/invitations/${make.data.secret}`} />
        </div>
      )}
    </form>
  )
}

function aboutOf({ role, created_by, expires_at }: Invitation): string {
  const who = created_by?.name ?? say("home.somebody")
  return `${roleWord(role)} · ${say("plans.invitedBy", { who, day: dayOf(expires_at) })}`
}
