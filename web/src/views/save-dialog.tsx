import { Button, Checkbox, Group, Modal, Radio, Stack, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useNavigate } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
import { useOpenPlan, usePlan, usePlanSummary } from "@/plan/plan-context"
import { Failure } from "@/rooms/failure"
import { type NewView, saveView } from "@/views/calls"
import { addressOf, type Shown } from "@/views/shown"
import { shownWords } from "@/views/telling"
import { isEditor, useKept, useViewsChange } from "@/views/use-views"
import classes from "@/views/views.module.css"
import { say } from "@/words/words"

const LONGEST = 120

/** Asks under which name, and for whom, what is shown is to be kept. */
export function SaveDialog({ shown, close }: { shown: Shown; close: () => void }) {
  const open = useOpenPlan()
  const { plan } = usePlan()
  const editor = isEditor(usePlanSummary())
  const navigate = useNavigate()
  const kept = useKept(shown)
  const [name, setName] = useState("")
  const [shared, setShared] = useState(false)
  const [opens, setOpens] = useState(false)
  const save = useViewsChange((id, made: NewView) => saveView(id, made))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const made = { name: name.trim(), view: kept.view, search: kept.search, shared, opens: shared && opens }
    save.mutate(made, {
      onSuccess: (saved) => {
        close()
        notifications.show({ message: say("views.isSaved", { name: saved.name }) })
        void navigate({ ...addressOf(open.id, saved), replace: true })
      },
    })
  }
  return (
    <Modal opened onClose={close} title={say("views.saveTitle")} size="sm" centered>
      <form onSubmit={submit}>
        <p className={classes.kept}>{shownWords(plan, kept)}</p>
        <Stack gap="md">
          <TextInput
            label={say("views.name")}
            value={name}
            maxLength={LONGEST}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Radio.Group
            label={say("views.forWhom")}
            description={editor ? undefined : say("views.editorsShare")}
            classNames={{ description: classes.about ?? "" }}
            value={shared ? "shared" : "mine"}
            onChange={(value) => setShared(value === "shared")}
          >
            <Stack gap={8} mt={8}>
              <Radio value="mine" label={say("views.onlyMe")} />
              <Radio value="shared" label={say("views.everybody")} disabled={!editor} />
            </Stack>
          </Radio.Group>
          {shared && (
            <Checkbox
              label={say("views.opensPlan")}
              description={say("views.opensPlanToo")}
              classNames={{ description: classes.about ?? "" }}
              checked={opens}
              onChange={(event) => setOpens(event.currentTarget.checked)}
            />
          )}
        </Stack>
        <Failure error={save.error} />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={close}>
            {say("rooms.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ""}>
            {say("views.keep")}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
