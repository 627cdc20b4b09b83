import { Modal, Switch, VisuallyHidden } from "@mantine/core"
import { useLocation } from "@tanstack/react-router"
import { Fragment, useState } from "react"
import type { Chord } from "@/app/keys/chord"
import classes from "@/app/keys/key-sheet.module.css"
import { chordWords } from "@/app/keys/key-words"
import { type Part, partsFor } from "@/app/keys/sheet"
import { isSingle, obeySingleKeys, singleKeysObeyed } from "@/app/keys/single"
import { useShow, useShown } from "@/palette/palette-context"
import { say } from "@/words/words"

/** Every key, by where it holds. */
export function KeySheet() {
  const shown = useShown() === "keys"
  const show = useShow()
  const view = useLocation({ select: ({ pathname }) => /^\/plans\/[^/]+\/([^/]+)/.exec(pathname)?.[1] })
  return (
    <Modal
      opened={shown}
      onClose={() => show(undefined)}
      title={say("keys.title")}
      size={1120}
      yOffset="min(4dvh, 40px)"
      zIndex={400}
      transitionProps={{ duration: 120, exitDuration: 0, transition: "fade-down" }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      classNames={{ content: classes.content ?? "", header: classes.head ?? "", title: classes.heading ?? "" }}
    >
      <Parts view={view} />
    </Modal>
  )
}

function Parts({ view }: { view: string | undefined }) {
  const [obeyed, setObeyed] = useState(singleKeysObeyed)
  const choose = (chosen: boolean) => {
    obeySingleKeys(chosen)
    setObeyed(chosen)
  }
  return (
    <>
      <Switch
        classNames={{ root: classes.single ?? "", description: classes.means ?? "" }}
        label={say("keys.single")}
        description={say("keys.singleMeans")}
        checked={obeyed}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <div className={classes.parts}>
        {partsFor(view).map((part) => (
          <PartOfSheet key={part.title} part={part} obeyed={obeyed} />
        ))}
      </div>
    </>
  )
}

/** `obeyed`: whether keys of one character do anything. */
type PartProps = { part: Part; obeyed: boolean }

function PartOfSheet({ part: { title, rows }, obeyed }: PartProps) {
  return (
    <section className={classes.part}>
      <h3>{say(title)}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.says} className={classes.row}>
            <dt>{say(row.says)}</dt>
            <dd>
              {Object.entries(row.asks).map(([ask, chords]) => (
                <Alternatives key={ask} chords={chords} obeyed={obeyed} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Keys that do the same. */
function Alternatives({ chords, obeyed }: { chords: readonly Chord[]; obeyed: boolean }) {
  return (
    <span className={classes.chords}>
      {chords.map((chord, at) => (
        <Fragment key={chord}>
          {at > 0 && <span className={classes.or}>{say("keys.or")}</span>}
          {isSingle(chord) && !obeyed ? <Off chord={chord} /> : <kbd>{chordWords(chord)}</kbd>}
        </Fragment>
      ))}
    </span>
  )
}

function Off({ chord }: { chord: Chord }) {
  return (
    <>
      <kbd className={classes.off}>{chordWords(chord)}</kbd>
      <VisuallyHidden>{say("keys.off")}</VisuallyHidden>
    </>
  )
}
