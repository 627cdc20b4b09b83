import { Button, CopyButton } from "@mantine/core"
import classes from "@/rooms/room.module.css"
import { say } from "@/words/words"

/** Something that is to be handed on as it stands. */
export function Secret({ value }: { value: string }) {
  return (
    <div className={classes.secret}>
      <code>{value}</code>
      <CopyButton value={value} timeout={2000}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {copied ? say("rooms.copied") : say("rooms.copy")}
          </Button>
        )}
      </CopyButton>
    </div>
  )
}
