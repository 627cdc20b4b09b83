import { UnstyledButton } from "@mantine/core"
import { useRef } from "react"
import classes from "@/plans/new-plan.module.css"
import { say } from "@/words/words"

export const idOfLine = (line: number) => `line-${line}`

/** How many lines could not be read in full; each press leads to the next of them in the list. */
export function UnreadLines({ lines }: { lines: readonly number[] }) {
  const seen = useRef(0)
  if (lines.length === 0) return null
  const show = () => {
    const next = lines.find((line) => line > seen.current) ?? lines[0] ?? 0
    const found = document.getElementById(idOfLine(next))
    seen.current = next
    found?.scrollIntoView({ block: "center" })
    found?.querySelector("button")?.focus({ preventScroll: true })
  }
  return (
    <UnstyledButton className={classes.unreadLines} onClick={show}>
      <span className={classes.mark} aria-hidden="true">
        !
      </span>
      {say("plans.unreadLines", { count: lines.length })}
    </UnstyledButton>
  )
}
