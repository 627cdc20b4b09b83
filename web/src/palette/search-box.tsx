import { ActionIcon, Combobox, UnstyledButton, useCombobox } from "@mantine/core"
import { useEffect, useId, useRef } from "react"
import { CloseIcon, SearchIcon } from "@/app/icons"
import { askedOf } from "@/app/keys/table"
import type { Command } from "@/palette/command"
import { Footer } from "@/palette/footer"
import { OptionRow } from "@/palette/option-row"
import classes from "@/palette/palette.module.css"
import { useShow } from "@/palette/palette-context"
import { useBox } from "@/palette/use-box"
import { say } from "@/words/words"

type Props = { close: (then?: () => void) => void }

/** One box to search and to do anything; a command that has to ask something first asks it in the same box. */
export function SearchBox({ close }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const store = useCombobox()
  const show = useShow()
  const box = useBox(close)
  const { asking, sections, active } = box
  const options = sections.flatMap(({ commands }) => commands)
  const idOf = (command: Command) => `${id}${options.indexOf(command)}`
  const activeId = active && idOf(active)
  const isShort = box.text.trim() !== "" && sections.length === 0
  const hint = asking && isShort ? asking.ask.hint : undefined

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" })
  }, [activeId])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back wherever in the palette the focus is
    <div
      className={classes.box}
      onKeyDown={(event) => {
        if (askedOf("found", event) === "leave" && !event.nativeEvent.isComposing) box.back()
      }}
    >
      <Combobox store={store}>
        <div className={classes.search}>
          {asking ? (
            <UnstyledButton
              className={classes.asking}
              title={say("palette.back")}
              onClick={() => {
                input.current?.focus()
                box.back()
              }}
            >
              {asking.ask.label}
            </UnstyledButton>
          ) : (
            <SearchIcon />
          )}
          <input
            ref={input}
            data-autofocus
            role="combobox"
            className={classes.input}
            aria-label={asking ? asking.ask.label : say("app.search")}
            aria-autocomplete="list"
            aria-expanded={options.length > 0}
            aria-controls={options.length > 0 ? `${id}list` : undefined}
            aria-activedescendant={activeId}
            aria-describedby={hint ? `${id}hint` : undefined}
            placeholder={asking ? asking.ask.hint : say("app.search")}
            autoComplete="off"
            spellCheck={false}
            value={box.text}
            onChange={({ target }) => box.write(target.value)}
            onKeyDown={box.onKeyDown}
          />
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={say("app.close")} onClick={() => close()}>
            <CloseIcon />
          </ActionIcon>
        </div>
        {hint && (
          <p id={`${id}hint`} className={classes.nothing}>
            {hint}
          </p>
        )}
        {box.nothing && <p className={classes.nothing}>{say("palette.nothing", { text: box.query })}</p>}
        {options.length > 0 && (
          <Combobox.Options id={`${id}list`} className={classes.list ?? ""} aria-label={say("palette.results")}>
            {sections.map(({ group, commands }) => (
              <Combobox.Group
                key={group}
                label={asking || box.nothing ? undefined : say(`palette.${group}`)}
                classNames={{ group: classes.group ?? "", groupLabel: classes.heading ?? "" }}
              >
                {commands.map((command) => (
                  <OptionRow
                    key={command.id}
                    id={idOf(command)}
                    command={command}
                    query={box.query}
                    active={command === active}
                    choose={() => box.choose(command)}
                    point={() => box.point(command)}
                  />
                ))}
              </Combobox.Group>
            ))}
          </Combobox.Options>
        )}
      </Combobox>
      <span className={classes.heard} role="status">
        {box.query === ""
          ? ""
          : box.nothing
            ? say("palette.nothing", { text: box.query })
            : say("palette.count", { count: box.count })}
      </span>
      <Footer keys={() => close(() => show("keys"))} />
    </div>
  )
}
