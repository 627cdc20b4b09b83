import type { ReactNode } from "react"
import { usePageTitle } from "@/app/page-title"
import classes from "@/rooms/room.module.css"

type RoomProps = { title: ReactNode; lead?: ReactNode; actions?: ReactNode; narrow?: boolean; children: ReactNode }

/** A page that is no view of a plan: its title, what can be done here, and its sections. */
export function Room({ title, lead, actions, narrow = false, children }: RoomProps) {
  usePageTitle(typeof title === "string" ? title : undefined)
  return (
    <div className={narrow ? `${classes.room} ${classes.narrow}` : classes.room}>
      <div className={classes.head}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </div>
  )
}

type SectionProps = { title: ReactNode; lead?: ReactNode; actions?: ReactNode; children: ReactNode }

export function Section({ title, lead, actions, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h2 className={classes.sectionTitle}>{title}</h2>
        {actions}
      </div>
      {lead && <p className={classes.sectionLead}>{lead}</p>}
      {children}
    </section>
  )
}

/** Things below one another on one sheet. */
export function Rows({ children }: { children: ReactNode }) {
  return <div className={`${classes.panel} ${classes.rows}`}>{children}</div>
}

type RowProps = { lead?: ReactNode; title: ReactNode; about?: ReactNode; children?: ReactNode }

/** One of them: what it is, what there is to say of it, and what can be done. */
export function Row({ lead, title, about, children }: RowProps) {
  return (
    <div className={classes.row}>
      {lead}
      <div className={classes.grow}>
        <span className={classes.strong}>{title}</span>
        {about && <span className={classes.quiet}>{about}</span>}
      </div>
      {children}
    </div>
  )
}

/** Nothing is here yet: one sentence, and the one action that changes it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <span>{children}</span>
      {action}
    </div>
  )
}
