import { Button, Group, Modal, TextInput } from "@mantine/core"
import { type FormEvent, useState } from "react"
import { findById } from "@/entity/entity"
import type { Reference } from "@/entity/kinds"
import { useFocusBack } from "@/panel/use-focus-back"
import { useOpenPlan, usePlan } from "@/plan/plan-context"
import { useSelect } from "@/plan/selection"
import { say } from "@/words/words"

const ID = /^[A-Za-z0-9._-]{1,80}$/

/** Gives an entity another id; everything that points to it follows. */
export function Renaming({ reference, close }: { reference: Reference; close: () => void }) {
  const { plan } = usePlan()
  const open = useOpenPlan()
  const select = useSelect()
  const [to, setTo] = useState(reference.id)
  const wrong = problemOf()
  useFocusBack()

  function problemOf(): string | undefined {
    if (to === reference.id) return undefined
    if (!ID.test(to)) return say("panel.badId")
    return findById(plan, to) || plan.retired.has(to) ? say("panel.idTaken", { id: to }) : undefined
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (wrong) return
    close()
    if (to === reference.id) return
    open.change([{ op: "rename", kind: reference.kind, id: reference.id, to }])
    // The panel waits at the new id until the server has renamed everything.
    select({ ...reference, id: to })
  }

  return (
    <Modal opened onClose={close} title={say("panel.rename")} size="sm" centered>
      <form onSubmit={submit}>
        <TextInput
          data-autofocus
          label={say("panel.newId")}
          description={say("panel.newIdHint")}
          value={to}
          error={wrong}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" size="sm" onClick={close}>
            {say("panel.cancel")}
          </Button>
          <Button size="sm" type="submit" disabled={wrong !== undefined}>
            {say("panel.renameIt")}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
