import { Button } from "@mantine/core"
import type { FormEvent, KeyboardEvent, ReactNode } from "react"
import { useGrid } from "@/objectives/grid-context"
import classes from "@/objectives/objectives.module.css"
import { say } from "@/words/words"

type Props = { label: string; submit: string; onSubmit: () => void; children: ReactNode }

/** Something written in place at a line: Enter is done with it, Escape lets it go. */
export function InlineForm({ label, submit, onSubmit, children }: Props) {
  const { close } = useGrid()
  const done = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return
    event.stopPropagation()
    close()
  }
  return (
    <form className={classes.inline} aria-label={label} onSubmit={done} onKeyDown={leave}>
      {children}
      <div className={classes.buttons}>
        <Button type="submit" size="xs">
          {submit}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={close}>
          {say("objectives.cancel")}
        </Button>
      </div>
    </form>
  )
}
