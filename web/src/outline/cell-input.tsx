import { Combobox, useCombobox } from "@mantine/core"
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react"
import { askedOf } from "@/app/keys/table"
import type { Kind } from "@/entity/kinds"
import { completionOf } from "@/outline/completion"
import classes from "@/outline/outline.module.css"
import picker from "@/panel/picker.module.css"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

/** Where the focus goes once an edit is stored. */
export type Ending = "stay" | "down" | "next" | "previous" | "below"

type Props = {
  label: string
  initial: string
  plan: PlanState
  completes?: readonly Kind[] | undefined
  several?: boolean
  /** What Tab does instead of going to the next cell: it puts the row in or out, and the edit goes on. */
  indent?: (inwards: boolean) => void
  /** Takes several lines that are pasted. */
  takeLines?: (text: string) => void
  placeholder?: string
  /** Stores the text; gives back what is wrong with it. */
  store: (text: string, ending: Ending) => string | undefined
  cancel: () => void
}

const NOTHING = { wanted: "", hits: [], tail: "" } as const

/** A cell while it is edited, with completion of names where it has some. */
export function CellInput(props: Props) {
  const { label, initial, plan, completes, several = false, indent, takeLines, placeholder, store, cancel } = props
  const [text, setText] = useState(initial)
  const [touched, setTouched] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const over = useRef(false)
  const combobox = useCombobox()
  const [before, token] = several ? lastOf(text) : ["", text]
  const { wanted, hits, tail } = useMemo(
    () => (completes && touched ? completionOf(plan, token, completes) : NOTHING),
    [completes, touched, token, plan],
  )
  const open = hits.length > 0 && hits[0]?.entity.id !== wanted

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found follows the text
  useEffect(() => {
    if (open) combobox.openDropdown()
    else combobox.closeDropdown()
    combobox.selectFirstOption()
  }, [open, text])

  /** Stores once: leaving the input, which storing brings about, is no second time. */
  function finish(ending: Ending, said = text) {
    if (over.current) return
    over.current = true
    const problem = store(said, ending)
    setWrong(problem)
    over.current = problem === undefined
  }

  function giveUp() {
    over.current = true
    cancel()
  }

  /** The text with the last name completed. */
  function completed(id: string): string {
    const name = several ? id : (hits.find(({ entity }) => entity.id === id)?.title ?? id)
    return `${before}${name}${tail}`
  }

  /** What the highlighted name makes of the text, unless the text stands by itself. */
  function chosen(): string {
    const place = combobox.getSelectedOptionIndex()
    const hit = open ? hits[Math.max(0, place)] : undefined
    return hit ? completed(hit.entity.id) : text
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const ask = askedOf("cell", event)
    if (ask === "giveUp") return open ? setTouched(false) : giveUp()
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault()
      if (event.key === "ArrowDown") combobox.selectNextOption()
      else combobox.selectPreviousOption()
    }
    if (event.key === "Tab" && indent) {
      event.preventDefault()
      return indent(!event.shiftKey)
    }
    if (!ask) return
    event.preventDefault()
    finish(ask, chosen())
  }

  return (
    <Combobox
      store={combobox}
      withinPortal
      position="bottom-start"
      offset={4}
      width={300}
      onOptionSubmit={(id) => {
        setText(completed(id) + (several ? ", " : ""))
        setTouched(false)
        if (!several) finish("stay", completed(id))
      }}
    >
      <Combobox.Target withKeyboardNavigation={false} withAriaAttributes={completes !== undefined}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the cell had the focus, and its input takes it over
          autoFocus
          className={classes.input}
          aria-label={label}
          aria-invalid={wrong !== undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={text}
          title={wrong}
          onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
          onChange={({ target }) => {
            setText(target.value)
            setTouched(true)
            setWrong(undefined)
          }}
          onBlur={() => finish("stay")}
          onPaste={(event) => {
            const lines = event.clipboardData.getData("text/plain")
            event.stopPropagation()
            if (!takeLines || !/\n\s*\S|\t/.test(lines)) return
            event.preventDefault()
            giveUp()
            takeLines(lines)
          }}
          onKeyDown={onKeyDown}
        />
      </Combobox.Target>
      {wrong && (
        <div role="alert" className={classes.wrong}>
          {wrong}
        </div>
      )}
      <Combobox.Dropdown className={picker.dropdown} hidden={!open}>
        <Combobox.Options aria-label={say("panel.nothingFound")}>
          {hits.map(({ entity, title, kind }) => (
            <Combobox.Option key={entity.id} value={entity.id} className={picker.option}>
              <span className={picker.title}>{title}</span>
              <span className={picker.about}>{say(`entity.${kind}`)}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** The text up to the last comma, and what stands behind it. */
function lastOf(text: string): [string, string] {
  const place = text.search(/[^,;]*$/)
  const token = text.slice(place)
  const space = /^\s*/.exec(token)?.[0] ?? ""
  return [text.slice(0, place) + space, token.slice(space.length)]
}
