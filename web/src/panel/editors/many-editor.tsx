import { idOf, isRecord, listOf, titleOfId } from "@/entity/entity"
import { freshId, slug } from "@/entity/fresh-id"
import type { Kind } from "@/entity/kinds"
import { isWrong } from "@/entity/read"
import { EditableText } from "@/panel/editable-text"
import type { EditorProps } from "@/panel/editors/editor-props"
import classes from "@/panel/editors/editors.module.css"
import { EntityLink } from "@/panel/entity-link"
import { EntityPicker } from "@/panel/entity-picker"
import type { Detail } from "@/panel/field"
import { FieldProblem } from "@/panel/field-problem"
import { RemoveButton } from "@/panel/remove-button"
import { useToday } from "@/panel/use-edit"
import { usePlan } from "@/plan/plan-context"
import type { Json } from "@/replica/effect"
import { say } from "@/words/words"

type Props = EditorProps & { kinds: readonly Kind[]; addable?: Kind; detail?: Detail }

/** Several entities, each with what it says besides. */
export function ManyEditor({ kinds, addable, detail, id, label, store, edit, spec, fields }: Props) {
  const { plan } = usePlan()
  const [field] = spec.path
  const key = detail?.key ?? "id"
  const items = listOf(fields, field)
  const nameOf = (item: Json) => titleOfId(plan, idOf(item, key))
  const refusal = edit.refusal(field)
  const storeAll = (next: readonly Json[]) => store(next.length > 0 ? [...next] : null)

  function add(name: string) {
    if (!addable) return
    const fresh = freshId(plan, slug(name))
    edit.set({ [field]: [...items, fresh] }, [{ op: "add", kind: addable, id: fresh, fields: { name } }])
  }

  return (
    <div className={classes.list}>
      {items.map((item, place) => (
        <div key={idOf(item, key)} className={classes.item}>
          <span className={classes.grow}>
            <EntityLink id={idOf(item, key)} />
          </span>
          {detail && (
            <ItemDetail
              detail={detail}
              item={item}
              label={say("panel.detailOf", { field: label, name: nameOf(item) })}
              readOnly={!edit.may}
              change={(next) => storeAll(items.with(place, next))}
            />
          )}
          {edit.may && (
            <RemoveButton what={nameOf(item)} from={label} onClick={() => storeAll(items.toSpliced(place, 1))} />
          )}
        </div>
      ))}
      {edit.may ? (
        <EntityPicker
          id={id}
          label={label}
          kinds={kinds}
          without={new Set(items.map((item) => idOf(item, key)))}
          placeholder={say(items.length > 0 ? "panel.addMore" : "panel.empty")}
          pick={(picked) => storeAll([...items, picked.id])}
          {...(addable ? { add } : {})}
          invalid={refusal !== undefined}
          describedBy={refusal ? `${id}-problem` : undefined}
        />
      ) : (
        items.length === 0 && <div className={classes.still}>{say("panel.none")}</div>
      )}
      <FieldProblem id={`${id}-problem`} message={refusal?.message} mend={refusal?.mend} />
    </div>
  )
}

type DetailProps = { detail: Detail; item: Json; label: string; readOnly: boolean; change: (item: Json) => void }

function ItemDetail({ detail, item, label, readOnly, change }: DetailProps) {
  const today = useToday()
  const present = isRecord(item) ? item[detail.field] : undefined
  function finish(text: string) {
    const read = detail.codec.read(text, today)
    if (isWrong(read)) return read.wrong
    const { [detail.field]: _, ...rest } = isRecord(item) ? item : { [detail.key]: idOf(item, detail.key) }
    change(read.value === null ? rest : { ...rest, [detail.field]: read.value })
    return undefined
  }
  return (
    <div className={classes.detail}>
      <EditableText
        label={label}
        shown={detail.codec.show(present)}
        finish={finish}
        readOnly={readOnly}
        placeholder={readOnly ? "" : say(detail.placeholder)}
      />
    </div>
  )
}
