import { Avatar, Select } from "@mantine/core"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { readMe } from "@/api/calls"
import type { Role } from "@/api/types"
import { changeRole, listMembers, type Member, removeMember, type Workspace } from "@/plans/calls"
import { Invitations } from "@/plans/workspace-invitations"
import { dayOf } from "@/rooms/ago"
import { AskButton } from "@/rooms/ask-button"
import { Failure } from "@/rooms/failure"
import { ROLES, roleWord } from "@/rooms/role-words"
import { Row, Rows } from "@/rooms/room"
import { say } from "@/words/words"

/** Who belongs to a workspace, and as what; its owners change that, and everybody may leave. */
export function Members({ workspace }: { workspace: Workspace }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const me = useQuery({ queryKey: ["me"], queryFn: readMe, staleTime: Number.POSITIVE_INFINITY }).data
  const { data, error } = useQuery({ queryKey: ["members", workspace.id], queryFn: () => listMembers(workspace.id) })
  const refresh = () => queries.invalidateQueries({ queryKey: ["members", workspace.id] })
  const change = useMutation({
    mutationFn: ({ account, role }: { account: string; role: Role }) => changeRole(workspace.id, account, role),
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: (account: string) => removeMember(workspace.id, account),
    onSuccess: async (_, account) => {
      if (account !== me?.account.id) return refresh()
      await queries.invalidateQueries()
      await navigate({ to: "/" })
    },
  })
  const isOwner = workspace.role === "owner"
  return (
    <>
      <Failure error={error ?? change.error ?? remove.error} />
      <Rows>
        {data?.items.map((member) => (
          <MemberRow
            key={member.account.id}
            member={member}
            isMe={member.account.id === me?.account.id}
            mayChange={isOwner}
            onRole={(role) => change.mutate({ account: member.account.id, role })}
            onRemove={() => remove.mutate(member.account.id)}
          />
        ))}
      </Rows>
      {isOwner && <Invitations workspace={workspace} />}
    </>
  )
}

type MemberRowProps = {
  member: Member
  isMe: boolean
  mayChange: boolean
  onRole: (role: Role) => void
  onRemove: () => void
}

function MemberRow({ member: { account, role, joined_at }, isMe, mayChange, onRole, onRemove }: MemberRowProps) {
  return (
    <Row
      lead={<Avatar size={32} name={account.name} />}
      title={isMe ? say("plans.you", { name: account.name }) : account.name}
      about={`${account.email} · ${say("plans.since", { day: dayOf(joined_at) })}`}
    >
      {mayChange ? (
        <Select
          aria-label={say("plans.roleOf", { name: account.name })}
          allowDeselect={false}
          data={ROLES.map((each) => ({ value: each, label: roleWord(each) }))}
          value={role}
          onChange={(value) => value && value !== role && onRole(value as Role)}
          w={150}
          size="xs"
        />
      ) : (
        roleWord(role)
      )}
      {(mayChange || isMe) && (
        <AskButton
          size="xs"
          px={0}
          miw={84}
          label={say(isMe ? "plans.leave" : "plans.remove")}
          question={say(isMe ? "plans.leaveAsk" : "plans.removeAsk", { name: account.name })}
          onYes={onRemove}
        />
      )}
    </Row>
  )
}
