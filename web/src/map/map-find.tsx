import { ActionIcon, CloseButton, TextInput } from "@mantine/core"
import { type KeyboardEvent, useState } from "react"
import { SearchIcon } from "@/app/icons"
import classes from "@/map/map.module.css"
import { useFind } from "@/plan/use-find"
import { say } from "@/words/words"

/** Narrows the map to milestones by name: a button that becomes a field, and stays one while something is looked for. */
export function MapFind() {
  const [text, write] = useFind()
  const [writing, setWriting] = useState(false)
  if (!writing && text === "") {
    return (
      <ActionIcon
        variant="default"
        size={28}
        className={classes.findClosed ?? ""}
        aria-label={say("map.find")}
        onClick={() => setWriting(true)}
      >
        <SearchIcon />
      </ActionIcon>
    )
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || text === "") return
    event.stopPropagation()
    write("")
  }
  return (
    <TextInput
      size="xs"
      className={classes.find ?? ""}
      aria-label={say("map.find")}
      placeholder={say("map.find")}
      leftSection={<SearchIcon />}
      rightSection={
        text === "" ? undefined : (
          <CloseButton size="xs" aria-label={say("map.findNothing")} onClick={() => write("")} />
        )
      }
      value={text}
      maxLength={200}
      autoFocus={writing}
      onFocus={() => setWriting(true)}
      onBlur={() => setWriting(false)}
      onChange={({ currentTarget }) => write(currentTarget.value)}
      onKeyDown={press}
    />
  )
}
