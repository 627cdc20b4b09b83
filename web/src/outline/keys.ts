import type { Pressed } from "@/app/keys/chord"
import { type AskIn, askedOf } from "@/app/keys/table"

/** What a key asks for where no cell is edited. */
export type Ask = AskIn<"outline"> | { readonly type: string }

/** What is asked of the outline by a key; undefined where it is for getting about, or for somebody else. */
export function askOf(pressed: Pressed): Ask | undefined {
  const ask = askedOf("outline", pressed)
  if (ask) return ask
  const { key, altKey, ctrlKey, metaKey } = pressed
  const isLetter = key.length === 1 && !altKey && !ctrlKey && !metaKey
  return isLetter && !askedOf("everywhere", pressed) ? { type: key } : undefined
}
