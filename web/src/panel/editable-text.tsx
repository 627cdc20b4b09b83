import { type ChangeEvent, type KeyboardEvent, type Ref, useId, useState } from "react"
import classes from "@/panel/editable.module.css"
import { FieldProblem } from "@/panel/field-problem"
import type { Refusal } from "@/panel/refusal"
import { useAutosize } from "@/panel/use-autosize"

type Props = {
  label: string
  /** The id of the input, where a label of its own stands before it. */
  id?: string
  /** What the plan has. */
  shown: string
  /** Takes the text when it is finished; gives back what is wrong with it. */
  finish: (text: string) => string | undefined
  giveBack?: () => void
  refusal?: Refusal | undefined
  /** What I gave and the server refused, as text. */
  mine?: string | undefined
  readOnly?: boolean
  multiline?: boolean
  placeholder?: string
  /** How such a text may look, while one is about to write it: before that it would be taken for one. */
  example?: string | undefined
  hint?: string
  className?: string
  /** Told of what is being typed, and when nothing is. */
  onDraft?: (draft: string | undefined) => void
  inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>
}

/** A text that is edited where it stands: Enter or leaving it stores it, Escape gives back what was there. */
export function EditableText(props: Props) {
  const {
    label,
    id,
    shown,
    finish,
    giveBack,
    refusal,
    mine,
    readOnly,
    multiline,
    placeholder,
    example,
    hint,
    className,
  } = props
  const [draft, setDraft] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const [isHere, setHere] = useState(false)
  const problemId = useId()
  const value = draft ?? (refusal ? (mine ?? shown) : shown)
  const autosize = useAutosize(value, multiline === true)

  function put(next: string | undefined) {
    setDraft(next)
    props.onDraft?.(next)
  }

  function done() {
    if (draft === undefined) return
    if (draft.trim() === shown.trim()) return back()
    const problem = finish(draft)
    setWrong(problem)
    if (problem === undefined) put(undefined)
  }

  function back() {
    put(undefined)
    setWrong(undefined)
    giveBack?.()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && !event.nativeEvent.isComposing && !(multiline && event.shiftKey)) {
      event.preventDefault()
      done()
    }
    if (event.key === "Escape" && (draft !== undefined || refusal)) {
      event.stopPropagation()
      back()
    }
  }

  const shared = {
    id,
    value,
    placeholder: isHere ? (example ?? placeholder) : placeholder,
    readOnly,
    "aria-label": id ? undefined : label,
    "aria-invalid": wrong !== undefined || refusal !== undefined,
    "aria-describedby": wrong || refusal ? problemId : undefined,
    title: hint,
    autoComplete: "off",
    spellCheck: multiline === true,
    className: [classes.input, className ?? ""].join(" "),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      put(event.target.value)
      setWrong(undefined)
    },
    onFocus: () => setHere(true),
    onBlur: () => {
      setHere(false)
      done()
    },
    onKeyDown,
  }
  return (
    <>
      {multiline ? (
        <textarea {...shared} rows={1} ref={autosize} />
      ) : (
        <input {...shared} ref={props.inputRef} type="text" />
      )}
      <FieldProblem id={problemId} message={wrong ?? refusal?.message} mend={wrong ? undefined : refusal?.mend} />
    </>
  )
}
