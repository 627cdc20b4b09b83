import { Button, Group, PasswordInput, Text } from "@mantine/core"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { changePassword, hasPassword } from "@/account/allauth"
import { Failure } from "@/rooms/failure"
import { Section } from "@/rooms/room"
import classes from "@/rooms/room.module.css"
import { say } from "@/words/words"

const SHORTEST = 10

/** Sets or changes my password; whoever is signed in elsewhere with the old one is signed out. */
export function Password() {
  const queries = useQueryClient()
  const has = useQuery({ queryKey: ["password"], queryFn: hasPassword }).data
  const [current, setCurrent] = useState("")
  const [next, setNext] = useState("")
  const change = useMutation({
    mutationFn: () => changePassword(has ? current : undefined, next),
    onSuccess: () => {
      setCurrent("")
      setNext("")
      void queries.invalidateQueries({ queryKey: ["password"] })
      void queries.invalidateQueries({ queryKey: ["sessions"] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  const see = { "aria-label": say("account.seePassword") }
  if (has === undefined) return null
  return (
    <Section title={say("account.password")} lead={say(has ? "account.passwordEnds" : "account.noPassword")}>
      <form className={`${classes.panel} ${classes.padded}`} onSubmit={submit}>
        <Group align="end" gap="sm">
          {has && (
            <PasswordInput
              label={say("account.currentPassword")}
              value={current}
              autoComplete="current-password"
              visibilityToggleButtonProps={see}
              onChange={(event) => setCurrent(event.currentTarget.value)}
              flex="1 1 220px"
            />
          )}
          <PasswordInput
            label={say("account.newPassword")}
            value={next}
            minLength={SHORTEST}
            autoComplete="new-password"
            visibilityToggleButtonProps={see}
            placeholder={say("account.passwordHint", { count: SHORTEST })}
            onChange={(event) => setNext(event.currentTarget.value)}
            flex={has ? "1 1 220px" : "1 1 270px"}
          />
          <Button
            type="submit"
            variant="default"
            loading={change.isPending}
            disabled={next.length < SHORTEST || (has && current === "")}
          >
            {say(has ? "account.changePassword" : "account.setPassword")}
          </Button>
        </Group>
        <Failure error={change.error} />
        {change.isSuccess && (
          <Text size="sm" c="var(--likely)" mt="xs" role="status">
            {say("account.passwordSet")}
          </Text>
        )}
      </form>
    </Section>
  )
}
