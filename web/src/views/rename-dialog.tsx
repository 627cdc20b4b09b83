import { Button, Group, Modal, TextInput } from "@mantine/core"
import { type FormEvent, useState } from "react"
import { Failure } from "@/rooms/failure"
import { changeView, type SavedView } from "@/views/calls"
import { useViewsChange } from "@/views/use-views"
import { say } from "@/words/words"

const LONGEST = 120

/** Gives a saved view another name. */
export function RenameDialog({ saved, close }: { saved: SavedView; close: () => void }) {
  const [name, setName] = useState(saved.name)
  const rename = useViewsChange((plan, wanted: string) => changeView(plan, saved.id, { name: wanted }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate(name.trim(), { onSuccess: close })
  }
  return (
    <Modal opened onClose={close} title={say("views.renameTitle", { name: saved.name })} size="sm" centered>
      <form onSubmit={submit}>
        <TextInput
          label={say("views.name")}
          value={name}
          maxLength={LONGEST}
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Failure error={rename.error} />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={close}>
            {say("rooms.cancel")}
          </Button>
          <Button type="submit" loading={rename.isPending} disabled={name.trim() === ""}>
            {say("views.renameKeep")}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
