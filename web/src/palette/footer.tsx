import { UnstyledButton } from "@mantine/core"
import { chordWords } from "@/app/keys/key-words"
import { chordsOf } from "@/app/keys/table"
import classes from "@/palette/palette.module.css"
import { say } from "@/words/words"

const HINTS = [
  [[...chordsOf("found", "up"), ...chordsOf("found", "down")], "palette.choose"],
  [chordsOf("found", "choose"), "palette.open"],
  [chordsOf("found", "leave"), "palette.leave"],
] as const

/** The keys of the palette itself. */
export function Footer({ keys }: { keys: () => void }) {
  return (
    <div className={classes.footer}>
      {HINTS.map(([chords, words]) => (
        <span key={words} aria-hidden="true">
          {chords.map((chord) => (
            <kbd key={chord}>{chordWords(chord)}</kbd>
          ))}{" "}
          {say(words)}
        </span>
      ))}
      <UnstyledButton className={classes.link} onClick={keys}>
        {say("palette.keys")}
      </UnstyledButton>
    </div>
  )
}
