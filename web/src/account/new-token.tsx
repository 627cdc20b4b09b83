import { Button, Group, Select, TextInput } from "@mantine/core"
import { useMutation } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { type MadeToken, makeToken, type Scope } from "@/account/calls"
import { Failure } from "@/rooms/failure"
import classes from "@/rooms/room.module.css"
import { say } from "@/words/words"

const DAY = 86_400_000
const LASTS = ["30", "90", "365", ""] as const

type Props = { onMade: (token: MadeToken) => void; onLeave: () => void }

/** What a token is for, what it may do, and for how long. */
export function NewToken({ onMade, onLeave }: Props) {
  const [name, setName] = useState("")
  const [scope, setScope] = useState<Scope>("read")
  const [days, setDays] = useState<string>("90")
  const make = useMutation({
    mutationFn: () => makeToken({ name: name.trim(), scope, expires_at: endsAfter(days) }),
    onSuccess: onMade,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <form className={`${classes.panel} ${classes.padded}`} onSubmit={submit}>
      <Group align="end" gap="sm">
        <TextInput
          label={say("account.tokenName")}
          placeholder={say("account.tokenExample")}
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
          flex="2 1 200px"
        />
        <Select
          label={say("account.may")}
          allowDeselect={false}
          data={[
            { value: "read", label: say("account.reads") },
            { value: "write", label: say("account.writes") },
          ]}
          value={scope}
          onChange={(value) => setScope(value === "write" ? "write" : "read")}
          flex="1 1 150px"
        />
        <Select
          label={say("account.lasts")}
          allowDeselect={false}
          data={LASTS.map((value) => ({
            value,
            label: value ? say("account.days", { days: Number(value) }) : say("account.untilRevoked"),
          }))}
          value={days}
          onChange={(value) => setDays(value ?? "")}
          flex="1 1 150px"
        />
      </Group>
      <Failure error={make.error} />
      <Group mt="md" gap="xs">
        <Button type="submit" loading={make.isPending} disabled={name.trim() === ""}>
          {say("account.makeToken")}
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          {say("rooms.cancel")}
        </Button>
      </Group>
    </form>
  )
}

function endsAfter(days: string): string | null {
  return days === "" ? null : new Date(Date.now() + Number(days) * DAY).toISOString()
}
