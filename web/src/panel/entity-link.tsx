import { UnstyledButton } from "@mantine/core"
import { ArrowIcon, KindIcon } from "@/app/icons"
import { findById, titleOf } from "@/entity/entity"
import classes from "@/panel/entity-link.module.css"
import { usePlan } from "@/plan/plan-context"
import { useSelect } from "@/plan/selection"
import { say } from "@/words/words"

/** Opens another entity of the plan; what is not there is its id alone. */
export function EntityLink({ id, arrow = false, icon = false }: { id: string; arrow?: boolean; icon?: boolean }) {
  const found = findById(usePlan().plan, id)
  const select = useSelect()
  if (!found) return <span className={classes.gone}>{id}</span>
  const title = titleOf(found.entity)
  const go = () => select({ kind: found.kind, id })
  if (arrow) {
    return (
      <UnstyledButton className={classes.arrow} onClick={go} aria-label={say("panel.goTo", { name: title })}>
        <ArrowIcon />
      </UnstyledButton>
    )
  }
  return (
    <UnstyledButton className={classes.link} onClick={go} title={title}>
      {icon && <KindIcon kind={found.kind} />}
      <span>{title}</span>
    </UnstyledButton>
  )
}
