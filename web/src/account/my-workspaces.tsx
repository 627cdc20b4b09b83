import { Button, Group, TextInput } from "@mantine/core"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
import { makeWorkspace } from "@/account/calls"
import type { Me } from "@/api/types"
import { PlusIcon } from "@/app/icons"
import { Failure } from "@/rooms/failure"
import { LinkButton } from "@/rooms/link-button"
import { roleWord } from "@/rooms/role-words"
import { Row, Rows, Section } from "@/rooms/room"
import classes from "@/rooms/room.module.css"
import { say } from "@/words/words"

/** The workspaces that I belong to, and a new one. */
export function MyWorkspaces({ me }: { me: Me }) {
  const [isMaking, setIsMaking] = useState(false)
  return (
    <Section
      title={say("account.workspaces")}
      actions={
        !isMaking && (
          <Button variant="default" leftSection={<PlusIcon />} onClick={() => setIsMaking(true)}>
            {say("account.newWorkspace")}
          </Button>
        )
      }
    >
      {isMaking && <NewWorkspace onLeave={() => setIsMaking(false)} />}
      <Rows>
        {me.memberships.map(({ workspace, name, role }) => (
          <Row key={workspace} title={name} about={roleWord(role)}>
            <LinkButton to="/workspaces/$workspace" params={{ workspace }} size="compact-sm" variant="default">
              {say("account.open")}
            </LinkButton>
          </Row>
        ))}
      </Rows>
    </Section>
  )
}

function NewWorkspace({ onLeave }: { onLeave: () => void }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState("")
  const make = useMutation({
    mutationFn: () => makeWorkspace(name.trim()),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ["me"] })
      await navigate({ to: "/workspaces/$workspace", params: { workspace: id } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <form className={`${classes.panel} ${classes.padded}`} onSubmit={submit}>
      <Group align="end" gap="sm">
        <TextInput
          label={say("account.workspaceName")}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          flex="1 1 220px"
        />
        <Button type="submit" loading={make.isPending} disabled={name.trim() === ""}>
          {say("account.makeWorkspace")}
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          {say("rooms.cancel")}
        </Button>
      </Group>
      <Failure error={make.error} />
    </form>
  )
}
