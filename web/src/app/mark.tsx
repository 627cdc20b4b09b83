import classes from "@/app/frame.module.css"

/** Our mark: a standing stone with an M. */
export function Mark() {
  return (
    <svg viewBox="5 2 22 29" aria-hidden="true">
      <path className={classes.stone} d="M7 30V13a9 9 0 0 1 18 0v17z" />
      <path className={classes.letter} d="M12 22.5v-8l4 4.5 4-4.5v8" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  )
}
