import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react"
import type { Command, Finder } from "@/palette/command"
import { type Place, Registry } from "@/palette/registry"

/** What stands over the page, one at a time. */
export type Over = "palette" | "keys"

type Held = { readonly registry: Registry; readonly show: (over: Over | undefined) => void }

const Context = createContext<Held | undefined>(undefined)
const Shown = createContext<Over | undefined>(undefined)

export function PaletteProvider({ children }: { children: ReactNode }) {
  const [over, show] = useState<Over>()
  const [held] = useState(() => ({ registry: new Registry(), show }))
  return (
    <Context value={held}>
      <Shown value={over}>{children}</Shown>
    </Context>
  )
}

function useHeld(): Held {
  const held = useContext(Context)
  if (!held) throw new Error("this part of the page stands within the palette's provider")
  return held
}

export const useRegistry = (): Registry => useHeld().registry

/** Shows the palette or the key sheet, or closes what is shown. */
export const useShow = (): Held["show"] => useHeld().show

/** What stands over the page now. */
export const useShown = (): Over | undefined => useContext(Shown)

/**
 * Offers commands in the palette for as long as the caller is on the page: `useCommands("view", commands)`. They may be
 * other ones at every turn; an id stays what it is, for by it is remembered what was used.
 */
export function useCommands(place: Place, commands: readonly Command[]): void {
  const { registry } = useHeld()
  const latest = useLatest(commands)
  useEffect(() => registry.offer(place, () => latest.current), [registry, place, latest])
}

/** Lets the palette find things for as long as the caller is on the page. */
export function useFinder(finder: Finder): void {
  const { registry } = useHeld()
  const latest = useLatest(finder)
  useEffect(() => registry.offerFinder(() => latest.current), [registry, latest])
}

/** A value as it was last drawn; who looks at it is told when it has become another. */
function useLatest<T>(value: T) {
  const { registry } = useHeld()
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
    registry.changed()
  }, [registry, value])
  return latest
}
