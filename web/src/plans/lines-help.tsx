import { UnstyledButton } from "@mantine/core"
import classes from "@/plans/new-plan.module.css"
import { say } from "@/words/words"

const LINES = ["milestone", "work", "after", "promise", "table"] as const

/** How a line is written, by example; one that is pressed is written. */
export function LinesHelp({ onWrite }: { onWrite: (text: string) => void }) {
  return (
    <dl className={classes.help}>
      {LINES.map((each) => (
        <div key={each}>
          <dt>
            <UnstyledButton className={classes.helpLine} onClick={() => onWrite(say(`plans.help.${each}.line`))}>
              {say(`plans.help.${each}.line`)}
            </UnstyledButton>
          </dt>
          <dd>{say(`plans.help.${each}.means`)}</dd>
        </div>
      ))}
    </dl>
  )
}
