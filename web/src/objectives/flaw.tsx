import { UnstyledButton } from "@mantine/core"
import { useGoals } from "@/objectives/goals-context"
import { type Form, useGrid } from "@/objectives/grid-context"
import classes from "@/objectives/objectives.module.css"

/** What is missing at a line, and the one thing that mends it. */
export function Flaw({ what, mend, form }: { what: string; mend: string; form: Form }) {
  const { write, active } = useGrid()
  const { mayEdit } = useGoals()
  return (
    <span className={classes.flaw}>
      <span className={classes.flawed}>{what}</span>
      {mayEdit && (
        <UnstyledButton className={classes.mend} tabIndex={active === form.at ? 0 : -1} onClick={() => write(form)}>
          {mend}
        </UnstyledButton>
      )}
    </span>
  )
}
