import { type Chord, partsOf } from "@/app/keys/chord"

const KEY = "milepost.singleKeys"
const OFF = "off"

/** A letter or a sign with nothing held beside it: whoever speaks to the computer may press it without meaning to. */
export function isSingle(chord: Chord): boolean {
  const { held, key } = partsOf(chord)
  return held.length === 0 && key.length === 1
}

/** Whether this browser is to obey keys of one character. */
export function singleKeysObeyed(): boolean {
  return localStorage.getItem(KEY) !== OFF
}

/** Obey keys of one character or not, from now on in this browser. */
export function obeySingleKeys(obeyed: boolean): void {
  if (obeyed) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, OFF)
}

/** Whether a chord does what the table says, in this browser. */
export function isObeyed(chord: Chord): boolean {
  return !isSingle(chord) || singleKeysObeyed()
}
