import type { Chord, Pressed } from "@/app/keys/chord"
import { fits } from "@/app/keys/chord"
import { isObeyed } from "@/app/keys/single"
import type { Key } from "@/words/words"

/** One line of the key sheet: what it says, and what can be asked by which keys. */
export type Row = { readonly says: Key; readonly asks: Readonly<Record<string, readonly Chord[]>> }

/**
 * Every key that does something. Whoever listens to keys asks this table what they mean, so that the key sheet, which is
 * drawn from it, is true. Lines of a table that ends in `Walk` are for getting about: a test holds them to what does that.
 */
export const KEYS = {
  everywhere: [
    { says: "keys.palette", asks: { palette: ["Mod+K"] } },
    { says: "keys.help", asks: { help: ["?"] } },
  ],
  plan: [
    { says: "keys.undo", asks: { undo: ["Mod+Z"] } },
    { says: "keys.redo", asks: { redo: ["Mod+Shift+Z", "Mod+Y"] } },
  ],
  map: [
    {
      says: "keys.map.walk",
      asks: { earlier: ["ArrowLeft"], later: ["ArrowRight"], up: ["ArrowUp"], down: ["ArrowDown"] },
    },
    { says: "keys.map.ends", asks: { first: ["Home"], last: ["End"] } },
    { says: "keys.map.open", asks: { open: ["Enter", "Space"] } },
    { says: "keys.map.leave", asks: { leave: ["Escape"] } },
    { says: "keys.map.target", asks: { target: ["T"] } },
    { says: "keys.map.promise", asks: { promise: ["P"] } },
    { says: "keys.map.closer", asks: { closer: ["+", "="] } },
    { says: "keys.map.further", asks: { further: ["-"] } },
    { says: "keys.map.whole", asks: { whole: ["0"] } },
  ],
  flag: [
    { says: "keys.flag.day", asks: { dayEarlier: ["ArrowLeft", "ArrowDown"], dayLater: ["ArrowRight", "ArrowUp"] } },
    {
      says: "keys.flag.week",
      asks: {
        weekEarlier: ["Shift+ArrowLeft", "Shift+ArrowDown"],
        weekLater: ["Shift+ArrowRight", "Shift+ArrowUp"],
      },
    },
    { says: "keys.flag.fourWeeks", asks: { fourWeeksEarlier: ["PageDown"], fourWeeksLater: ["PageUp"] } },
    { says: "keys.flag.drop", asks: { drop: ["Enter", "Space"] } },
    { says: "keys.flag.giveUp", asks: { giveUp: ["Escape"] } },
  ],
  objectivesWalk: [
    { says: "keys.objectives.walk", asks: { up: ["ArrowUp"], down: ["ArrowDown"] } },
    { says: "keys.objectives.fold", asks: { fold: ["ArrowLeft"], unfold: ["ArrowRight"] } },
    { says: "keys.objectives.page", asks: { pageUp: ["PageUp"], pageDown: ["PageDown"] } },
    { says: "keys.objectives.ends", asks: { first: ["Home"], last: ["End"] } },
  ],
  objectives: [
    { says: "keys.objectives.open", asks: { open: ["Enter"] } },
    { says: "keys.objectives.checkIn", asks: { checkIn: ["C"] } },
    { says: "keys.objectives.link", asks: { link: ["L"] } },
    { says: "keys.objectives.add", asks: { add: ["A"] } },
  ],
  outlineWalk: [
    {
      says: "keys.outline.walk",
      asks: { left: ["ArrowLeft"], right: ["ArrowRight"], up: ["ArrowUp"], down: ["ArrowDown"] },
    },
    { says: "keys.outline.page", asks: { pageUp: ["PageUp"], pageDown: ["PageDown"] } },
    { says: "keys.outline.ends", asks: { first: ["Home"], last: ["End"] } },
    { says: "keys.outline.corners", asks: { top: ["Mod+Home"], bottom: ["Mod+End"] } },
  ],
  outline: [
    { says: "keys.outline.edit", asks: { edit: ["Enter", "F2"] } },
    { says: "keys.outline.clear", asks: { clear: ["Backspace"] } },
    { says: "keys.outline.addAfter", asks: { addAfter: ["Mod+Enter", "Insert"] } },
    { says: "keys.outline.addWithin", asks: { addWithin: ["Mod+Shift+Enter", "Shift+Insert"] } },
    { says: "keys.outline.in", asks: { in: ["Tab", "Alt+ArrowRight"] } },
    { says: "keys.outline.out", asks: { out: ["Shift+Tab", "Alt+ArrowLeft"] } },
    { says: "keys.outline.up", asks: { up: ["Alt+ArrowUp", "Mod+ArrowUp"] } },
    { says: "keys.outline.down", asks: { down: ["Alt+ArrowDown", "Mod+ArrowDown"] } },
    { says: "keys.outline.details", asks: { details: ["Space"] } },
    { says: "keys.outline.remove", asks: { remove: ["Delete"] } },
    { says: "keys.outline.leave", asks: { leave: ["Escape"] } },
  ],
  clipboard: [{ says: "keys.outline.paste", asks: { paste: ["Mod+V"] } }],
  cell: [
    { says: "keys.cell.down", asks: { down: ["Enter"] } },
    { says: "keys.cell.below", asks: { below: ["Mod+Enter", "Insert"] } },
    { says: "keys.cell.beside", asks: { next: ["Tab"], previous: ["Shift+Tab"] } },
    { says: "keys.cell.giveUp", asks: { giveUp: ["Escape"] } },
  ],
  details: [
    { says: "keys.details.store", asks: { store: ["Enter"] } },
    { says: "keys.details.line", asks: { line: ["Shift+Enter"] } },
    { says: "keys.details.leave", asks: { leave: ["Escape"] } },
  ],
  history: [
    { says: "keys.history.walk", asks: { back: ["ArrowLeft"], on: ["ArrowRight"] } },
    { says: "keys.history.ends", asks: { first: ["Home"], last: ["End"] } },
  ],
  newPlan: [{ says: "keys.newPlan.make", asks: { make: ["Mod+Enter"] } }],
  found: [
    { says: "keys.found.walk", asks: { up: ["ArrowUp"], down: ["ArrowDown"] } },
    { says: "keys.found.choose", asks: { choose: ["Enter"] } },
    { says: "keys.found.leave", asks: { leave: ["Escape"] } },
  ],
} as const satisfies Record<string, readonly Row[]>

export type Table = keyof typeof KEYS
type AsksIn<R> = R extends { asks: infer A } ? keyof A & string : never

/** What can be asked of a table. */
export type AskIn<T extends Table> = AsksIn<(typeof KEYS)[T][number]>

/** What is asked by the keys that are pressed; undefined where they mean nothing here, or are switched off. */
export function askedOf<T extends Table>(table: T, pressed: Pressed): AskIn<T> | undefined {
  for (const { asks } of KEYS[table] as readonly Row[]) {
    const found = Object.keys(asks).find((ask) => asks[ask]?.some((chord) => fits(chord, pressed) && isObeyed(chord)))
    if (found) return found as AskIn<T>
  }
  return undefined
}

/** The keys by which something is asked, the usual ones first; those that are switched off are left out. */
export function chordsOf<T extends Table>(table: T, ask: AskIn<T>): readonly Chord[] {
  return (KEYS[table] as readonly Row[]).flatMap(({ asks }) => asks[ask] ?? []).filter(isObeyed)
}
