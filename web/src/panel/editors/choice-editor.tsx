import editable from "@/panel/editable.module.css"
import type { EditorProps } from "@/panel/editors/editor-props"
import classes from "@/panel/editors/editors.module.css"
import { FieldProblem } from "@/panel/field-problem"
import { type Key, say } from "@/words/words"

type Props = EditorProps & { options: readonly string[]; words: string | undefined; usual?: string }

/** One of a few words; where one is usual, that is what an unset field means. */
export function ChoiceEditor({ options, words, usual, id, value, store, edit, spec }: Props) {
  const refusal = edit.refusal(spec.path[0])
  const told = (option: string) => (words ? say(`panel.${words}.${option}` as Key) : option)
  const present = typeof value === "string" ? value : (usual ?? "")
  if (!edit.may) return <div className={classes.still}>{present ? told(present) : say("panel.none")}</div>
  return (
    <>
      <select
        id={id}
        className={`${editable.input} ${classes.select}`}
        value={present}
        onChange={(event) => store(event.target.value === (usual ?? "") ? null : event.target.value)}
      >
        {usual === undefined && <option value="">{say("panel.empty")}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {told(option)}
          </option>
        ))}
      </select>
      <FieldProblem id={`${id}-problem`} message={refusal?.message} mend={refusal?.mend} />
    </>
  )
}

/** Yes or no; no is what an unset field means. */
export function YesNoEditor({ id, value, store, edit }: EditorProps) {
  return (
    <input
      id={id}
      type="checkbox"
      className={classes.box}
      checked={value === true}
      disabled={!edit.may}
      onChange={(event) => store(event.target.checked ? true : null)}
    />
  )
}
