import { type KeyboardEvent, useState } from "react"
import { askedOf } from "@/app/keys/table"
import type { Asking, Command } from "@/palette/command"
import type { Section } from "@/palette/rank"
import { useChoices } from "@/palette/use-choices"
import { say } from "@/words/words"

/** What is written in the box, what that gives to choose from, and which of it is at hand. */
export function useBox(close: (then?: () => void) => void) {
  const [text, setText] = useState("")
  const [at, setAt] = useState(0)
  const [asking, setAsking] = useState<Asking>()
  const query = asking ? "" : text.trim()
  const choices = useChoices(query)
  const nothing = !asking && choices.sections.length === 0
  const all: Command = { id: "all", group: "do", title: say("palette.showAll"), forgotten: true, run: () => write("") }
  const sections: readonly Section[] = asking
    ? answered(asking, text)
    : nothing
      ? [{ group: "do", commands: [choices.instead ?? all] }]
      : choices.sections
  const open = sections.flatMap(({ commands }) => commands).filter(({ blocked }) => blocked === undefined)
  const place = Math.min(at, open.length - 1)

  function write(next: string) {
    setText(next)
    setAt(0)
  }

  function choose(command: Command) {
    if (!asking) choices.use(command)
    if ("ask" in command) {
      setAsking(command)
      write(command.ask.initial ?? "")
    } else if (command === all) command.run()
    else close(command.run)
  }

  function back() {
    if (!asking) return close()
    setAsking(undefined)
    write("")
  }

  function onKeyDown(event: KeyboardEvent) {
    const ask = event.nativeEvent.isComposing ? undefined : askedOf("found", event)
    const chosen = open[place]
    if (ask === "up" || ask === "down") setAt((place + (ask === "down" ? 1 : -1) + open.length) % open.length)
    else if (ask === "choose" && chosen) choose(chosen)
    else if (asking && text === "" && event.key === "Backspace") back()
    else return
    event.preventDefault()
  }

  return {
    text,
    query,
    write,
    asking,
    sections,
    /** What Enter does. */
    active: open[place],
    choose,
    point: (command: Command) => setAt(open.indexOf(command)),
    back,
    onKeyDown,
    nothing,
    count: open.length,
  }
}

/** What a text that was asked for will do. */
function answered(command: Asking, text: string): Section[] {
  const answer = command.ask.answer(text)
  if (!answer) return []
  const { icon, group } = command
  return [{ group, commands: [{ ...answer, id: "answer", group, ...(icon ? { icon } : {}) }] }]
}
