/** A key with those that are held beside it: "Mod+K" (Control, on a Mac Command), "Shift+Tab", "Space", "?". */
export type Chord = string

/** What a keyboard event says of itself. */
export type Pressed = {
  readonly key: string
  readonly code?: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

type Parts = { readonly held: readonly string[]; readonly key: string }

/** "Mod+Shift+Z" as what is held, and the key. */
export function partsOf(chord: Chord): Parts {
  const found = /^((?:(?:Mod|Alt|Shift)\+)*)(.+)$/.exec(chord)
  return { held: found?.[1]?.split("+").filter(Boolean) ?? [], key: found?.[2] ?? chord }
}

/** Whether a chord is what was pressed. Shift only counts where it makes no other letter of the key. */
export function fits(chord: Chord, pressed: Pressed): boolean {
  const { held, key } = partsOf(chord)
  const mod = held.includes("Mod")
  const wanted = key === "Space" ? " " : key
  if (mod !== (pressed.ctrlKey || pressed.metaKey) || held.includes("Alt") !== pressed.altKey) return false
  const isLetter = wanted.length === 1 && !mod
  if (!isLetter && held.includes("Shift") !== pressed.shiftKey) return false
  return letterOf(pressed, mod).toLowerCase() === wanted.toLowerCase()
}

/** The key; beside Control its place counts where the keyboard writes in letters other than Latin ones. */
function letterOf({ key, code }: Pressed, mod: boolean): string {
  const isForeign = mod && key.length === 1 && key > "\x7f"
  return isForeign ? (code?.replace(/^Key/, "") ?? key) : key
}
