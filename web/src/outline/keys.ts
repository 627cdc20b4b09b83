import type { KeyboardEvent } from "react"

/** What a key asks for where no cell is edited. */
export type Ask =
  | "edit"
  | "clear"
  | "remove"
  | "addAfter"
  | "addWithin"
  | "in"
  | "out"
  | "up"
  | "down"
  | "details"
  | "leave"
  | { readonly type: string }

type Pressed = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">

/** What is asked of the outline by a key; undefined where it is for getting about, or for somebody else. */
export function askOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed): Ask | undefined {
  const command = ctrlKey || metaKey
  if (altKey || command) return withModifier(key, altKey, shiftKey)
  switch (key) {
    case "Enter":
    case "F2":
      return "edit"
    case "Backspace":
      return "clear"
    case "Delete":
      return "remove"
    case "Insert":
      return shiftKey ? "addWithin" : "addAfter"
    case "Tab":
      return shiftKey ? "out" : "in"
    case "Escape":
      return "leave"
    case " ":
      return "details"
    default:
      return key.length === 1 && key !== "?" ? { type: key } : undefined
  }
}

function withModifier(key: string, alt: boolean, shift: boolean): Ask | undefined {
  switch (key) {
    case "ArrowUp":
      return "up"
    case "ArrowDown":
      return "down"
    case "ArrowLeft":
      return alt ? "out" : undefined
    case "ArrowRight":
      return alt ? "in" : undefined
    case "Enter":
      return shift ? "addWithin" : "addAfter"
    default:
      return undefined
  }
}
