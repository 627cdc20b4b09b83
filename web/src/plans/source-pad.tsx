import { FileButton, Textarea, UnstyledButton } from "@mantine/core"
import { type DragEvent, type KeyboardEvent, type RefObject, useState } from "react"
import { askedOf } from "@/app/keys/table"
import type { Form } from "@/plans/calls"
import { textOfFile } from "@/plans/file-text"
import classes from "@/plans/new-plan.module.css"
import { formOfFile } from "@/plans/reading"
import type { Source } from "@/plans/use-reading"
import { say } from "@/words/words"

const ACCEPTED = ".yaml,.yml,.json,.csv,.tsv,.txt,.md"

type Props = {
  source: Source
  /** As what it was read. */
  form: Form | undefined
  pad: RefObject<HTMLTextAreaElement | null>
  onSource: (source: Source) => void
  onMake: () => void
}

/** Where one writes, pastes, or drops a file. */
export function SourcePad({ source, form, pad, onSource, onMake }: Props) {
  const [isOver, setIsOver] = useState(false)
  /** The name of a file that holds no text. */
  const [unread, setUnread] = useState<string>()
  const take = (next: Source) => {
    setUnread(undefined)
    onSource(next)
  }
  const open = async (file: File | null | undefined) => {
    if (!file) return
    const text = textOfFile(new Uint8Array(await file.arrayBuffer()))
    if (text === undefined) setUnread(file.name)
    else take({ text, called: file.name, form: formOfFile(file.name) })
  }
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0]
    setIsOver(false)
    if (!file) return
    event.preventDefault()
    void open(file)
  }
  const hover = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    setIsOver(true)
  }
  const byKey = (event: KeyboardEvent) => {
    if (askedOf("newPlan", event) === "make") onMake()
  }
  return (
    <section
      className={classes.pad}
      data-over={isOver || undefined}
      data-form={form}
      aria-label={say("plans.source")}
      onDragOver={hover}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <Textarea
        ref={pad}
        classNames={{ input: classes.text ?? "" }}
        aria-label={say("plans.source")}
        placeholder={say("plans.placeholder")}
        value={source.text}
        autosize
        minRows={12}
        maxRows={28}
        autoFocus
        spellCheck={false}
        onKeyDown={byKey}
        // What was said of an earlier text holds no more for what is written in place of it.
        onPaste={({ currentTarget }) => isAllSelected(currentTarget) && take({ text: "" })}
        onChange={({ currentTarget: { value } }) => take(value === "" ? { text: "" } : { ...source, text: value })}
      />
      <div className={classes.padFoot}>
        <FileButton accept={ACCEPTED} onChange={open}>
          {(props) => (
            <UnstyledButton {...props} className={classes.link}>
              {say("plans.chooseFile")}
            </UnstyledButton>
          )}
        </FileButton>
        {source.text === "" && (
          <UnstyledButton className={classes.link} onClick={() => take({ text: say("plans.example") })}>
            {say("plans.tryExample")}
          </UnstyledButton>
        )}
        {source.called && <span className={classes.quiet}>{source.called}</span>}
      </div>
      {unread !== undefined && (
        <p className={classes.unread} role="alert">
          {say("plans.unread", { name: unread })}
        </p>
      )}
    </section>
  )
}

function isAllSelected({ selectionStart, selectionEnd, value }: HTMLTextAreaElement): boolean {
  return selectionStart === 0 && selectionEnd === value.length
}
