import classes from "@/panel/editable.module.css"

/** What is wrong with a field, said where it stands. */
export function FieldProblem({
  id,
  message,
  mend,
}: {
  id: string
  message: string | undefined
  mend?: string | undefined
}) {
  if (!message) return null
  return (
    <p id={id} role="alert" className={classes.problem}>
      {sentence(message)}
      {mend ? ` ${sentence(mend)}` : ""}
    </p>
  )
}

/** The engine's words begin small, end without a stop, and mark what stands in a plan file. */
export function sentence(text: string): string {
  const plain = text.replaceAll("`", "")
  const begun = plain.charAt(0).toUpperCase() + plain.slice(1)
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}
