import { Avatar, UnstyledButton } from "@mantine/core"
import { Link } from "@tanstack/react-router"
import classes from "@/home/home.module.css"
import type { PlanChanges } from "@/home/use-changes"
import { ago } from "@/rooms/ago"
import roomClasses from "@/rooms/room.module.css"
import { say } from "@/words/words"

type Props = { changes: readonly PlanChanges[]; onSeen: (changes: PlanChanges) => void }

/** What others did since the reader last looked, plan by plan. */
export function ChangesList({ changes, onSeen }: Props) {
  if (changes.length === 0) return <span className={roomClasses.quiet}>{say("home.noChanges")}</span>
  return changes.map((each) => (
    <div key={each.plan.id}>
      <div className={classes.changePlan}>
        <Link to="/plans/$plan/history" params={{ plan: each.plan.id }}>
          {each.plan.name}
        </Link>
        <UnstyledButton className={classes.textButton} onClick={() => onSeen(each)}>
          {say("home.seen")}
        </UnstyledButton>
      </div>
      <ul className={classes.changes}>
        {each.revisions.map((revision) => (
          <li key={revision.number} className={classes.change}>
            <Avatar size={26} name={revision.who.name ?? say("home.somebody")} />
            <span>
              <span className={classes.changeText}>{revision.sentence}</span>
              <span className={roomClasses.quiet}>
                {revision.who.name ?? say("home.somebody")}, {ago(revision.when)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {each.more > 0 && <span className={roomClasses.quiet}>{say("home.moreChanges", { count: each.more })}</span>}
    </div>
  ))
}
