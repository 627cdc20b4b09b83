import { Combobox } from "@mantine/core"
import { chordWords } from "@/app/keys/key-words"
import { isObeyed } from "@/app/keys/single"
import { piecesOf, wordsOf } from "@/entity/search-words"
import type { Command } from "@/palette/command"
import classes from "@/palette/palette.module.css"

type Props = {
  id: string
  command: Command
  query: string
  active: boolean
  choose: () => void
  /** The pointer is on it. */
  point: () => void
}

/** One thing to choose: what it is called, in what else the words were found, where it stands, and its keys. */
export function OptionRow({ id, command, query, active, choose, point }: Props) {
  const { title, icon, about, reason, chords, blocked } = command
  const words = wordsOf(query)
  const chord = chords?.find(isObeyed)
  return (
    <Combobox.Option
      id={id}
      value={command.id}
      className={classes.option ?? ""}
      aria-selected={active}
      disabled={blocked !== undefined}
      selected={active}
      onClick={choose}
      onMouseMove={() => !active && blocked === undefined && point()}
    >
      <span className={classes.icon}>{icon}</span>
      <span className={classes.what}>
        <span className={classes.title}>
          <Marked text={title} words={words} />
        </span>
        {reason && (
          <span className={classes.reason}>
            <Marked text={reason} words={words} />
          </span>
        )}
      </span>
      {(blocked ?? about) && <span className={classes.about}>{blocked ?? about}</span>}
      {chord && <kbd className={classes.keys}>{chordWords(chord)}</kbd>}
    </Combobox.Option>
  )
}

/** A text with the words in it that were looked for. */
function Marked({ text, words }: { text: string; words: readonly string[] }) {
  let at = 0
  return piecesOf(text, words).map((piece) => {
    const key = at
    at += piece.text.length
    return piece.found ? <mark key={key}>{piece.text}</mark> : piece.text
  })
}
