import { useEffect, useMemo, useState, useSyncExternalStore } from "react"
import type { Command } from "@/palette/command"
import { useRegistry } from "@/palette/palette-context"
import { offered, ranked, type Section } from "@/palette/rank"
import { RecentShelf } from "@/palette/recent"

export type Choices = {
  /** None where nothing was found. */
  readonly sections: readonly Section[]
  /** What can be done where nothing was found. */
  readonly instead: Command | undefined
  /** Remembers that a command was used. */
  readonly use: (command: Command) => void
}

/** What there is to choose from for a query. */
export function useChoices(query: string): Choices {
  const registry = useRegistry()
  const version = useSyncExternalStore(registry.subscribe, () => registry.version)
  const [shelf] = useState(() => new RecentShelf(localStorage))
  const [recent] = useState(() => shelf.load())
  useEffect(() => {
    const wait = setTimeout(() => registry.finder()?.prepare())
    return () => clearTimeout(wait)
  }, [registry])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version offers something else
  const sections = useMemo(() => {
    const commands = registry.commands()
    const finder = registry.finder()
    if (query !== "") return ranked(commands, finder?.find(query) ?? [], query, recent)
    const byId = new Map(commands.map((command) => [command.id, command]))
    return offered(
      commands,
      recent.flatMap((id) => byId.get(id) ?? finder?.known(id) ?? []),
    )
  }, [registry, version, query, recent])
  return {
    sections,
    instead: sections.length === 0 ? registry.finder()?.instead(query) : undefined,
    use: ({ id, forgotten }) => {
      if (!forgotten) shelf.use(id)
    },
  }
}
