import { type Chord, partsOf } from "@/app/keys/chord"
import { isKey, say } from "@/words/words"

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** A chord as keyboards have it written on them: "Ctrl Shift Z", on a Mac "⌘ Shift Z". */
export function chordWords(chord: Chord): string {
  const { held, key } = partsOf(chord)
  return [...held, key].map(nameOf).join(" ")
}

function nameOf(key: string): string {
  const name = isMac() ? `keys.mac.${key}` : `keys.name.${key}`
  const usual = `keys.name.${key}`
  return isKey(name) ? say(name) : isKey(usual) ? say(usual) : key
}

/** Chords as `aria-keyshortcuts` has them. */
export function ariaKeys(chords: readonly Chord[]): string {
  return chords.map((chord) => chord.replace("Mod", isMac() ? "Meta" : "Control")).join(" ")
}
