import { FileButton, Textarea, UnstyledButton } from "@mantine/core"
import { type DragEvent, type KeyboardEvent, type RefObject, useState } from "react"
import { askedOf } from "@/app/keys/table"
import type { Form } from "@/plans/calls"
import { textOfFile } from "@/plans/file-text"
import { type Markup, markupOf } from "@/plans/markup"
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

/** What cannot be read: a file by its name, or what stands in the pad; without markup it holds no text at all. */
type Unread = { readonly name?: string; readonly markup?: Markup | undefined }

/** Where one writes, pastes, or drops a file. */
export function SourcePad({ source, form, pad, onSource, onMake }: Props) {
  const [isOver, setIsOver] = useState(false)
  const [unreadFile, setUnreadFile] = useState<Unread>()
  const markup = markupOf(source.text)
  const unread = unreadFile ?? (markup && { markup })
  const take = (next: Source) => {
    setUnreadFile(undefined)
    onSource(next)
  }
  const open = async (file: File | null | undefined) => {
    if (!file) return
    const text = textOfFile(new Uint8Array(await file.arrayBuffer()))
    const markup = markupOf(text ?? "")
    if (text === undefined || markup) setUnreadFile({ name: file.name, markup })
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
      {unread && (
        <p className={classes.unread} role="alert">
          {told(unread)}
        </p>
      )}
    </section>
  )
}

function told({ name = "", markup }: Unread): string {
  const from = name === "" ? "pad" : "file"
  return markup ? say(`plans.unread.${markup}`, { from, name }) : say("plans.unread", { name })
}

function isAllSelected({ selectionStart, selectionEnd, value }: HTMLTextAreaElement): boolean {
  return selectionStart === 0 && selectionEnd === value.length
}
