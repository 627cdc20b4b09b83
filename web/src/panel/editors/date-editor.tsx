import { ActionIcon, Loader, Popover } from "@mantine/core"
import { lazy, Suspense, useState } from "react"
import { CalendarIcon } from "@/app/icons"
import * as codecs from "@/panel/codecs"
import type { EditorProps } from "@/panel/editors/editor-props"
import classes from "@/panel/editors/editors.module.css"
import { TextEditor } from "@/panel/editors/text-editor"
import { say } from "@/words/words"

const Month = lazy(() => import("@/panel/editors/month"))

/** A date as people type it, or picked from a month. */
export function DateEditor(props: EditorProps) {
  const { value, store, edit, label } = props
  const [open, setOpen] = useState(false)
  const day = typeof value === "string" ? value.slice(0, 10) : null
  return (
    <div className={classes.withButton}>
      <div className={classes.grow}>
        <TextEditor {...props} codec={codecs.date} />
      </div>
      {edit.may && (
        <Popover opened={open} onChange={setOpen} position="bottom-end" withinPortal trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              className={classes.button}
              aria-label={say("panel.pickDate", { field: label })}
              onClick={() => setOpen((was) => !was)}
            >
              <CalendarIcon />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown p="xs" className={classes.floating}>
            <Suspense fallback={<Loader size="xs" />}>
              <Month
                day={day}
                pick={(picked) => {
                  setOpen(false)
                  store(picked)
                }}
              />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  )
}
