import { Button, Group, Modal } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { usePutSearch } from "@/plan/use-put-search"
import { Failure } from "@/rooms/failure"
import { removeView, type SavedView } from "@/views/calls"
import { useViewsChange } from "@/views/use-views"
import classes from "@/views/views.module.css"
import { say } from "@/words/words"

/** Says whose view goes, and asks. What it shows is still shown afterwards. */
export function RemoveDialog({ saved, close }: { saved: SavedView; close: () => void }) {
  const put = usePutSearch()
  const { name, shared, opens } = saved
  const remove = useViewsChange((plan, id: string) => removeView(plan, id))
  const done = () => {
    close()
    put({ view: undefined })
    notifications.show({ message: say("views.isDeleted", { name }) })
  }
  return (
    <Modal opened onClose={close} title={say("views.deleteTitle", { name })} size="sm" centered>
      <p className={classes.quiet}>
        {say(shared ? "views.deleteShared" : "views.deleteMine")} {opens && say("views.deleteOpening")}
      </p>
      <Failure error={remove.error} />
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={close}>
          {say("views.keepIt")}
        </Button>
        <Button
          color="dark"
          className={classes.remove ?? ""}
          loading={remove.isPending}
          data-autofocus
          onClick={() => remove.mutate(saved.id, { onSuccess: done })}
        >
          {say("views.deleteIt")}
        </Button>
      </Group>
    </Modal>
  )
}
