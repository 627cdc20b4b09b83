import { Combobox, useCombobox } from "@mantine/core"
import { type KeyboardEvent, useEffect, useMemo, useState } from "react"
import { titleOf } from "@/entity/entity"
import type { Kind, Reference } from "@/entity/kinds"
import { parentOf } from "@/entity/parent"
import { type Hit, search } from "@/entity/search"
import editable from "@/panel/editable.module.css"
import classes from "@/panel/picker.module.css"
import { usePlan } from "@/plan/plan-context"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

type Props = {
  label: string
  id?: string
  kinds: readonly Kind[]
  /** What is chosen now, as people call it. */
  shown?: string
  without?: ReadonlySet<string>
  placeholder?: string
  pick: (reference: Reference & { kind: Kind }, typed: string) => void
  /** Adds something of this name and picks it. */
  add?: (name: string) => void
  clear?: () => void
  /** What of the typed text names an entity; all of it unless told otherwise. */
  wanted?: (typed: string) => string
  /** Takes the text as it stands where no option is chosen; gives back what is wrong with it. */
  takeText?: (typed: string) => string | undefined
  invalid?: boolean
  describedBy?: string | undefined
}

const MOST = 40
const ADD = "+"

/** Chooses an entity by its name or id, with completion. */
export function EntityPicker(props: Props) {
  const { label, id, kinds, shown = "", without, placeholder, pick, add, clear, takeText, invalid, describedBy } = props
  const { plan } = usePlan()
  const [typed, setTyped] = useState<string>()
  const wanted = props.wanted?.(typed ?? "") ?? typed ?? ""
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const open = combobox.dropdownOpened
  const hits = useMemo(
    () => (open ? search(plan, wanted, { kinds, limit: MOST, ...(without ? { without } : {}) }) : []),
    [open, plan, wanted, kinds, without],
  )
  const addable =
    add && wanted.trim() !== "" && !hits.some(({ title }) => title.toLowerCase() === wanted.trim().toLowerCase())

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, another first option
  useEffect(() => {
    if (open && typed) combobox.selectFirstOption()
  }, [typed, open])

  function submit(value: string) {
    if (value === ADD) add?.(wanted.trim())
    const hit = hits.find(({ entity }) => entity.id === value)
    if (hit) pick({ kind: hit.kind, id: value }, typed ?? "")
    finish()
  }

  function finish() {
    setTyped(undefined)
    combobox.closeDropdown()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape" && (open || typed !== undefined)) {
      event.stopPropagation()
      finish()
    }
    if (event.key === "Enter" && typed !== undefined && typed.trim() === "" && clear) {
      event.preventDefault()
      clear()
      finish()
    }
    if (event.key === "Enter" && typed && takeText && hits.length === 0) {
      event.preventDefault()
      if (takeText(typed) === undefined) finish()
    }
  }

  function onBlur() {
    if (typed !== undefined && typed.trim() === "" && clear && shown !== "") clear()
    finish()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={submit} withinPortal position="bottom-start" offset={2} width={280}>
      <Combobox.Target>
        <input
          id={id}
          className={editable.input}
          aria-label={id ? undefined : label}
          aria-invalid={invalid === true}
          aria-describedby={describedBy}
          autoComplete="off"
          placeholder={placeholder}
          value={typed ?? shown}
          onChange={(event) => {
            setTyped(event.target.value)
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.target.select()}
          onBlur={onBlur}
          onKeyDown={onKeyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown}>
        <Combobox.Options mah={260} style={{ overflowY: "auto" }} aria-label={label}>
          {hits.map((hit) => (
            <Combobox.Option key={hit.entity.id} value={hit.entity.id} className={classes.option}>
              <span className={classes.title}>{hit.title}</span>
              <span className={classes.about}>{about(plan, hit, kinds.length > 1)}</span>
            </Combobox.Option>
          ))}
          {addable && (
            <Combobox.Option value={ADD} className={classes.option}>
              <span className={classes.title}>{say("panel.addNamed", { name: wanted.trim() })}</span>
            </Combobox.Option>
          )}
          {hits.length === 0 && !addable && <Combobox.Empty>{say("panel.nothingFound")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** What tells two of a name apart: the kind, and what it stands under. */
function about(plan: PlanState, { kind, entity }: Hit, several: boolean): string {
  const parent = parentOf(plan, kind, entity)
  const above = parent && plan.kinds.get(parent.kind)?.get(parent.id)
  const parts = [several ? say(`entity.${kind}`) : "", above ? titleOf(above) : ""]
  return parts.filter((part) => part !== "").join(", ")
}
