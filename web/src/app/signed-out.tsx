import { signInAgain } from "@/api/session"
import { useSignedOut } from "@/api/use-signed-out"
import classes from "@/app/frame.module.css"
import { say } from "@/words/words"

/** That the session ended while the page was open, and the way back to where one is. */
export function SignedOut() {
  if (!useSignedOut()) return null
  return (
    <p className={classes.signedOut} role="alert">
      <strong>{say("app.signedOut")}.</strong> {say("app.signedOutMend")}{" "}
      <a href={signInAgain(window.location)} onClick={again}>
        {say("app.signInAgain")}
      </a>
    </p>
  )
}

/** What is seen by then, for the address goes on while the words stand. */
function again(event: React.MouseEvent<HTMLAnchorElement>) {
  event.currentTarget.href = signInAgain(window.location)
}
