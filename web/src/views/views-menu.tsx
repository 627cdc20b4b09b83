import { Button, Menu } from "@mantine/core"
import { useEffect, useRef, useState } from "react"
import { BookmarkIcon, ChevronIcon } from "@/app/icons"
import type { SavedView } from "@/views/calls"
import { OpenedItems } from "@/views/opened-items"
import { RemoveDialog } from "@/views/remove-dialog"
import { RenameDialog } from "@/views/rename-dialog"
import { SaveDialog } from "@/views/save-dialog"
import type { Shown } from "@/views/shown"
import { type Opened, useOpened, useShown, useViews } from "@/views/use-views"
import { useViewsCommands } from "@/views/use-views-commands"
import { ViewItems } from "@/views/view-items"
import classes from "@/views/views.module.css"
import { say } from "@/words/words"

/** What a dialog is to ask for. */
export type Asked = { readonly what: "save" } | { readonly what: "rename" | "remove"; readonly saved: SavedView }

/** The saved views of a plan: which one I am in, the way to the others, and what can be done with them. */
export function ViewsMenu() {
  const shown = useShown()
  return shown ? <ViewsOf shown={shown} /> : null
}

function ViewsOf({ shown }: { shown: Shown }) {
  const { refetch } = useViews()
  const opened = useOpened(shown)
  const [asked, ask] = useState<Asked>()
  const target = useRef<HTMLButtonElement>(null)
  // What a dialog came from is a menu that is gone by then.
  useEffect(() => {
    if (asked) return () => target.current?.focus({ preventScroll: true })
  }, [asked])
  useViewsCommands(() => ask({ what: "save" }))
  const close = () => ask(undefined)
  return (
    <>
      <Menu
        position="bottom-start"
        width={270}
        withInitialFocusPlaceholder={false}
        classNames={{
          dropdown: classes.dropdown ?? "",
          itemLabel: classes.item ?? "",
          label: classes.group ?? "",
        }}
        onOpen={() => void refetch()}
      >
        <Menu.Target>
          <Button
            ref={target}
            size="compact-sm"
            variant="subtle"
            color="gray"
            className={classes.button ?? ""}
            aria-label={wordsOf(opened)}
            data-opened={opened !== undefined || undefined}
            leftSection={<BookmarkIcon />}
            rightSection={
              <span className={classes.chevron}>
                <ChevronIcon />
              </span>
            }
          >
            <Label opened={opened} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ViewItems opened={opened?.saved} />
          {opened && <OpenedItems opened={opened} shown={shown} ask={ask} />}
          <Menu.Divider />
          <Menu.Item onClick={() => ask({ what: "save" })}>{say(opened ? "views.saveNew" : "views.save")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked?.what === "save" && <SaveDialog shown={shown} close={close} />}
      {asked?.what === "rename" && <RenameDialog saved={asked.saved} close={close} />}
      {asked?.what === "remove" && <RemoveDialog saved={asked.saved} close={close} />}
    </>
  )
}

function Label({ opened }: { opened: Opened | undefined }) {
  return (
    <span className={classes.label}>
      <span className={classes.name}>{opened?.saved.name ?? say("views.title")}</span>
      {opened?.changed && <span className={classes.changed}>{say("views.changed")}</span>}
    </span>
  )
}

function wordsOf(opened: Opened | undefined): string {
  if (!opened) return say("views.title")
  return say(opened.changed ? "views.openedChanged" : "views.opened", { name: opened.saved.name })
}
