import type { ReactNode } from "react"
import classes from "@/plan/empty-view.module.css"

/** A view that has nothing to show: one sentence that says so, and what fills it. */
export function EmptyView({ says, children }: { says: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p>{says}</p>
      {children}
    </div>
  )
}
