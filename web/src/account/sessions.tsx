import { Button } from "@mantine/core"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { agentOf } from "@/account/agent"
import { endSessions, listSessions, type Session } from "@/account/allauth"
import { ago } from "@/rooms/ago"
import { Failure } from "@/rooms/failure"
import { Row, Rows, Section } from "@/rooms/room"
import { say } from "@/words/words"

/** Where I am signed in, this place first, and the way to end what I do not know. */
export function Sessions() {
  const queries = useQueryClient()
  const { data, error } = useQuery({ queryKey: ["sessions"], queryFn: listSessions })
  const end = useMutation({
    mutationFn: endSessions,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  })
  const sessions = [...(data ?? [])].sort(
    (a, b) => Number(b.is_current) - Number(a.is_current) || b.created_at - a.created_at,
  )
  const others = sessions.filter((each) => !each.is_current).map(({ id }) => id)
  return (
    <Section
      title={say("account.sessions")}
      actions={
        others.length > 1 && (
          <Button size="compact-sm" variant="subtle" onClick={() => end.mutate(others)}>
            {say("account.endOthers")}
          </Button>
        )
      }
    >
      <Failure error={error ?? end.error} />
      <Rows>
        {sessions.map((session) => (
          <Row key={session.id} title={placeOf(session)} about={aboutOf(session)}>
            {!session.is_current && (
              <Button
                size="compact-sm"
                variant="default"
                loading={end.isPending}
                onClick={() => end.mutate([session.id])}
              >
                {say("account.end")}
              </Button>
            )}
          </Row>
        ))}
      </Rows>
    </Section>
  )
}

function placeOf({ user_agent, is_current }: Session): string {
  const { browser, system } = agentOf(user_agent)
  if (is_current && browser && system) return say("account.hereOn", { browser, system })
  if (browser && system) return say("account.browserOn", { browser, system })
  return browser ?? (user_agent || say("account.unknownProgram"))
}

function aboutOf({ ip, created_at }: Session): string {
  return say("account.signedIn", { when: ago(created_at * 1000), address: ip })
}
