import type { Command, Finder } from "@/palette/command"

/** Who offers commands, in the order in which they show: the view that is seen, the plan that is open, the page itself. */
export const PLACES = ["view", "plan", "page"] as const
export type Place = (typeof PLACES)[number]

type Offer = { readonly place: Place; readonly commands: () => readonly Command[] }

/** What the palette has to choose from: parts of the page offer it while they are there. */
export class Registry {
  /** How often what is offered has changed. */
  version = 0
  private readonly offers = new Set<Offer>()
  private readonly finders = new Set<() => Finder>()
  private readonly listeners = new Set<() => void>()

  /** Offers commands, as they are whenever somebody looks; gives what takes them back. */
  offer(place: Place, commands: () => readonly Command[]): () => void {
    return this.put(this.offers, { place, commands })
  }

  offerFinder(finder: () => Finder): () => void {
    return this.put(this.finders, finder)
  }

  /** Says that what is offered has become something else. */
  changed(): void {
    this.version += 1
    for (const listener of this.listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** All commands; of two with one id, the one of the nearer place. */
  commands(): Command[] {
    const offers = [...this.offers]
    const all = PLACES.flatMap((place) => offers.filter((offer) => offer.place === place)).flatMap((offer) =>
      offer.commands(),
    )
    return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at)
  }

  finder(): Finder | undefined {
    return [...this.finders].at(-1)?.()
  }

  private put<T>(into: Set<T>, item: T): () => void {
    into.add(item)
    this.changed()
    return () => {
      into.delete(item)
      this.changed()
    }
  }
}
