import classes from "@/paper/paper.module.css"
import { usePrinting } from "@/paper/use-printing"

/** What paper has to say of what it leaves out; nothing on the screen. */
export function PaperNote({ words }: { words: string | undefined }) {
  const printing = usePrinting()
  return printing && words ? <p className={classes.note}>{words}</p> : null
}
