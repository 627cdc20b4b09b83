import { isWrong } from "@/entity/read"
import type { Codec } from "@/panel/codecs"
import { EditableText } from "@/panel/editable-text"
import type { EditorProps } from "@/panel/editors/editor-props"
import { useToday } from "@/panel/use-edit"
import { type Key, say } from "@/words/words"

type Props = EditorProps & { codec: Codec; placeholder?: Key; lines?: boolean }

/** A value as a line of text. */
export function TextEditor({ codec, placeholder, lines, id, label, value, store, edit, spec }: Props) {
  const today = useToday()
  const [field] = spec.path
  const refusal = edit.refusal(field)
  const mine =
    refusal && typeof refusal.mine !== "object" ? codec.show(refusal.mine) || String(refusal.mine) : undefined
  function finish(text: string) {
    const read = codec.read(text, today)
    if (isWrong(read)) return read.wrong
    store(read.value)
    return undefined
  }
  return (
    <EditableText
      id={id}
      label={label}
      shown={codec.show(value)}
      finish={finish}
      giveBack={() => edit.giveBack(field)}
      refusal={refusal}
      mine={mine}
      readOnly={!edit.may}
      multiline={lines === true}
      {...(edit.may
        ? {
            placeholder: say(lines && placeholder ? placeholder : "panel.empty"),
            example: placeholder && say(placeholder),
          }
        : { placeholder: say("panel.none") })}
    />
  )
}
