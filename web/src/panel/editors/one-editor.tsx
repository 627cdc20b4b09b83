import { titleOfId } from "@/entity/entity"
import { freshId, slug } from "@/entity/fresh-id"
import type { Kind } from "@/entity/kinds"
import type { EditorProps } from "@/panel/editors/editor-props"
import classes from "@/panel/editors/editors.module.css"
import { EntityLink } from "@/panel/entity-link"
import { EntityPicker } from "@/panel/entity-picker"
import { FieldProblem } from "@/panel/field-problem"
import { usePlan } from "@/plan/plan-context"
import { say } from "@/words/words"

type Props = EditorProps & { kinds: readonly Kind[]; addable?: Kind }

/** One entity: somebody who owns it, what it stands under. */
export function OneEditor({ kinds, addable, id, label, value, store, edit, spec, reference, fields }: Props) {
  const { plan } = usePlan()
  const chosen = typeof value === "string" ? value : undefined
  const refusal = edit.refusal(spec.path[0])
  const without = new Set([reference.id, ...(chosen ? [chosen] : [])])

  function add(name: string) {
    if (!addable) return
    const fresh = freshId(plan, slug(name))
    edit.set({ [spec.path[0]]: fresh }, [
      { op: "add", kind: addable, id: fresh, fields: newFields(addable, name, fields) },
    ])
  }

  if (!edit.may) {
    return <div className={classes.still}>{chosen ? <EntityLink id={chosen} /> : say("panel.none")}</div>
  }
  return (
    <>
      <div className={classes.withButton}>
        <div className={classes.grow}>
          <EntityPicker
            id={id}
            label={label}
            kinds={kinds}
            shown={chosen ? titleOfId(plan, chosen) : ""}
            without={without}
            placeholder={say("panel.empty")}
            pick={(picked) => store(picked.id)}
            clear={() => store(null)}
            {...(addable ? { add } : {})}
            invalid={refusal !== undefined}
            describedBy={refusal ? `${id}-problem` : undefined}
          />
        </div>
        {chosen && <EntityLink id={chosen} arrow />}
      </div>
      <FieldProblem id={`${id}-problem`} message={refusal?.message} mend={refusal?.mend} />
    </>
  )
}

/** What a new entity has besides its name: a milestone stands beside the task it is made for. */
export function newFields(kind: Kind, name: string, beside: { [field: string]: unknown }): { [field: string]: string } {
  const initiative = beside.initiative
  return kind === "milestone" && typeof initiative === "string" ? { name, initiative } : { name }
}
