import { useState } from "react"
import { listOf, titleOfId } from "@/entity/entity"
import { type Link, linkItem, linkOf, readLinks, readTail, tailText } from "@/entity/link"
import { isWrong } from "@/entity/read"
import { ACTIVITIES, resolver } from "@/entity/resolve"
import { EditableText } from "@/panel/editable-text"
import type { EditorProps } from "@/panel/editors/editor-props"
import classes from "@/panel/editors/editors.module.css"
import { EntityLink } from "@/panel/entity-link"
import { EntityPicker } from "@/panel/entity-picker"
import { FieldProblem } from "@/panel/field-problem"
import { RemoveButton } from "@/panel/remove-button"
import { usePlan } from "@/plan/plan-context"
import type { Json } from "@/replica/effect"
import { say } from "@/words/words"

const TAIL = /(?:\s+(?:FS|SS|FF|SF))?\s*(?:[+-]\s*\d+(?:[.,]\d+)?\s*[a-z]*)?$/i

/** What an activity waits for: by name or id, with a type and a lag (`api SS +3d`). */
export function LinksEditor({ id, label, store, edit, spec, fields, reference }: EditorProps) {
  const { plan } = usePlan()
  const [wrong, setWrong] = useState<string>()
  const [field] = spec.path
  const items = listOf(fields, field)
  const refusal = edit.refusal(field)
  const storeAll = (next: readonly Json[]) => {
    setWrong(undefined)
    store(next.length > 0 ? [...next] : null)
  }

  /** The link to what was picked, of the type and with the lag that were typed behind its name. */
  function pick(picked: string, typed: string) {
    const tail = readTail(TAIL.exec(typed)?.[0] ?? "")
    const link: Link = { id: picked, ...(isWrong(tail) ? { type: "FS" } : tail.value) }
    storeAll([...items, linkItem(link)])
  }

  function takeText(typed: string) {
    const read = readLinks(typed, resolver(plan, ACTIVITIES))
    if (isWrong(read)) {
      setWrong(read.wrong)
      return read.wrong
    }
    storeAll([...items, ...(Array.isArray(read.value) ? read.value : [])])
    return undefined
  }

  return (
    <div className={classes.list}>
      {items.map((item, place) => (
        <div key={JSON.stringify(item)} className={classes.item}>
          <span className={classes.grow}>
            <EntityLink id={linkOf(item).id} icon />
          </span>
          <Tail
            link={linkOf(item)}
            name={titleOfId(plan, linkOf(item).id)}
            readOnly={!edit.may}
            change={(link) => storeAll(items.with(place, linkItem(link)))}
          />
          {edit.may && (
            <RemoveButton
              what={titleOfId(plan, linkOf(item).id)}
              from={label}
              onClick={() => storeAll(items.toSpliced(place, 1))}
            />
          )}
        </div>
      ))}
      {edit.may ? (
        <EntityPicker
          id={id}
          label={label}
          kinds={ACTIVITIES}
          without={new Set([reference.id])}
          placeholder={say(items.length > 0 ? "panel.addMore" : "panel.hint.after")}
          pick={(picked, typed) => pick(picked.id, typed)}
          wanted={(typed) => typed.replace(TAIL, "")}
          takeText={takeText}
          invalid={refusal !== undefined || wrong !== undefined}
          describedBy={refusal || wrong ? `${id}-problem` : undefined}
        />
      ) : (
        items.length === 0 && <div className={classes.still}>{say("panel.none")}</div>
      )}
      <FieldProblem id={`${id}-problem`} message={wrong ?? refusal?.message} mend={wrong ? undefined : refusal?.mend} />
    </div>
  )
}

type TailProps = { link: Link; name: string; readOnly: boolean; change: (link: Link) => void }

function Tail({ link, name, readOnly, change }: TailProps) {
  function finish(text: string) {
    const read = readTail(text)
    if (isWrong(read)) return read.wrong
    const { lag: _, type: __, ...rest } = link
    change({ ...rest, ...read.value })
    return undefined
  }
  return (
    <div className={classes.tail}>
      <EditableText
        label={say("panel.linkType", { name })}
        hint={say("panel.hint.tail")}
        shown={tailText(link) || "FS"}
        finish={finish}
        readOnly={readOnly}
      />
    </div>
  )
}
