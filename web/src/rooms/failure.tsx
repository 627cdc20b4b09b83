import { RequestError } from "@/api/problem"
import classes from "@/rooms/room.module.css"
import { say } from "@/words/words"

/** What is wrong, and what to do. */
export function Failure({ error }: { error: unknown }) {
  if (!error) return null
  const problem = error instanceof RequestError ? error.problem : undefined
  return (
    <div className={classes.failure} role="alert">
      <span className={classes.strong}>{problem ? sentence(problem.detail) : say("rooms.broken")}</span>
      <span className={classes.quiet}>{problem ? problem.mend : String(error)}</span>
    </div>
  )
}

/** With a capital, and a full stop. */
export function sentence(text: string): string {
  const whole = text.charAt(0).toLocaleUpperCase() + text.slice(1)
  return /[.!?]$/.test(whole) ? whole : `${whole}.`
}
