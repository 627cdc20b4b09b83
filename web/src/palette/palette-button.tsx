import { UnstyledButton } from "@mantine/core"
import { SearchIcon } from "@/app/icons"
import { ariaKeys, chordWords } from "@/app/keys/key-words"
import { chordsOf } from "@/app/keys/table"
import classes from "@/palette/palette.module.css"
import { useShow } from "@/palette/palette-context"
import { say } from "@/words/words"

/** In the bar of every page: opens the palette, and says by which key that is quicker. On a phone it is a sign alone. */
export function PaletteButton() {
  const show = useShow()
  const chords = chordsOf("everywhere", "palette")
  return (
    <UnstyledButton
      className={classes.button}
      aria-haspopup="dialog"
      aria-keyshortcuts={ariaKeys(chords)}
      onClick={() => show("palette")}
    >
      <SearchIcon />
      <span className={classes.buttonWords}>{say("app.search")}</span>
      <span className={classes.buttonKeys} aria-hidden="true">
        <kbd>{chords.map(chordWords)}</kbd>
      </span>
    </UnstyledButton>
  )
}
