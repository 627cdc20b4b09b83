import { ActionIcon } from "@mantine/core"
import { CloseIcon } from "@/app/icons"
import classes from "@/panel/editors/editors.module.css"
import { say } from "@/words/words"

/** Takes an item out of a list. */
export function RemoveButton({ what, from, onClick }: { what: string; from: string; onClick: () => void }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={22}
      className={classes.button}
      aria-label={say("panel.takeOut", { what, from })}
      onClick={onClick}
    >
      <CloseIcon />
    </ActionIcon>
  )
}
