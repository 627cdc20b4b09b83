import { Button } from "@mantine/core"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { listTokens, type MadeToken, revokeToken, type Token } from "@/account/calls"
import { NewToken } from "@/account/new-token"
import { PlusIcon } from "@/app/icons"
import { ago, dayOf } from "@/rooms/ago"
import { AskButton } from "@/rooms/ask-button"
import { Failure } from "@/rooms/failure"
import { Empty, Row, Rows, Section } from "@/rooms/room"
import classes from "@/rooms/room.module.css"
import { Secret } from "@/rooms/secret"
import { say } from "@/words/words"

/** The tokens by which programs act for me: made, shown once, revoked. */
export function Tokens() {
  const queries = useQueryClient()
  const [isMaking, setIsMaking] = useState(false)
  const [made, setMade] = useState<MadeToken>()
  const { data, error } = useQuery({ queryKey: ["tokens"], queryFn: listTokens })
  const refresh = () => queries.invalidateQueries({ queryKey: ["tokens"] })
  const revoke = useMutation({ mutationFn: revokeToken, onSuccess: refresh })
  const begin = (
    <Button variant="default" leftSection={<PlusIcon />} onClick={() => setIsMaking(true)}>
      {say("account.newToken")}
    </Button>
  )
  const keep = (token: MadeToken) => {
    setIsMaking(false)
    setMade(token)
    void refresh()
  }
  const tokens = data?.items ?? []
  return (
    <Section title={say("account.tokens")} actions={tokens.length > 0 && !isMaking && begin}>
      <Failure error={error ?? revoke.error} />
      {isMaking && <NewToken onMade={keep} onLeave={() => setIsMaking(false)} />}
      {made && (
        <div className={`${classes.panel} ${classes.padded}`} role="status">
          <span className={classes.strong}>{say("account.tokenOnce", { name: made.name })}</span>
          <Secret value={made.token} />
        </div>
      )}
      {data && tokens.length === 0 && !isMaking && <Empty action={begin}>{say("account.noTokens")}</Empty>}
      {tokens.length > 0 && (
        <Rows>
          {tokens.map((token) => (
            <Row key={token.id} title={token.name} about={aboutOf(token)}>
              <AskButton
                size="compact-sm"
                label={say("account.revoke")}
                question={say("account.revokeAsk", { name: token.name })}
                onYes={() => revoke.mutate(token.id)}
              />
            </Row>
          ))}
        </Rows>
      )}
    </Section>
  )
}

function aboutOf({ prefix, scope, last_used_at, expires_at }: Token): string {
  return [
    `${prefix}…`,
    say(scope === "write" ? "account.writes" : "account.reads"),
    last_used_at ? say("account.lastUsed", { when: ago(last_used_at) }) : say("account.neverUsed"),
    ...(expires_at ? [say("account.ends", { day: dayOf(expires_at) })] : []),
  ].join(" · ")
}
