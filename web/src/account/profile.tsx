import { Button, Group, TextInput } from "@mantine/core"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { changeName } from "@/account/calls"
import type { Me } from "@/api/types"
import { Failure } from "@/rooms/failure"
import { Section } from "@/rooms/room"
import classes from "@/rooms/room.module.css"
import { say } from "@/words/words"

/** What others are to call me. */
export function Profile({ me }: { me: Me }) {
  const queries = useQueryClient()
  const [name, setName] = useState(me.account.name)
  const change = useMutation({ mutationFn: changeName, onSuccess: (found) => queries.setQueryData(["me"], found) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(name.trim())
  }
  return (
    <Section title={say("account.profile")}>
      <form className={`${classes.panel} ${classes.padded}`} onSubmit={submit}>
        <Group align="end" gap="sm">
          <TextInput
            label={say("account.name")}
            value={name}
            maxLength={200}
            autoComplete="name"
            onChange={(event) => setName(event.currentTarget.value)}
            flex="1 1 270px"
          />
          <TextInput
            label={say("account.address")}
            value={me.account.email}
            readOnly
            variant="filled"
            flex="1 1 270px"
          />
          <Button type="submit" variant="default" loading={change.isPending} disabled={name.trim() === me.account.name}>
            {say("account.save")}
          </Button>
        </Group>
        <Failure error={change.error} />
      </form>
    </Section>
  )
}
