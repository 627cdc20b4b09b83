/** What I had seen when I last looked at a plan, kept in this browser. */
export type Look = { readonly number: number; readonly at: number }

/** `base` is what I had seen before this look, if I had looked before; `last` goes along with what I see now. */
export type Looks = { readonly base: Look | null; readonly last: Look }

/** Away for so long, it is another look: what stood at the end of the last one is what I had seen. */
const BREAK = 30 * 60_000

/** The looks once I open a plan at a revision: what has changed since is told against `base`. */
export function looked(known: Looks | undefined, number: number, now: number): Looks {
  const last = { number, at: now }
  if (!known) return { base: null, last }
  const base = now - known.last.at >= BREAK ? known.last : known.base
  return { base: base && base.number <= number ? base : null, last }
}

/** The looks while I keep looking. */
export function looking(known: Looks, number: number, now: number): Looks {
  return { ...known, last: { number, at: now } }
}

/** The looks once I say that I have seen it all. */
export function seen(number: number, now: number): Looks {
  return { base: null, last: { number, at: now } }
}

/** The looks of a plan in a browser's storage. */
export class LookShelf {
  constructor(
    private readonly storage: Storage,
    private readonly plan: string,
  ) {}

  load(): Looks | undefined {
    try {
      return read(JSON.parse(this.storage.getItem(this.key) ?? "null"))
    } catch {
      return undefined
    }
  }

  save(looks: Looks): void {
    this.storage.setItem(this.key, JSON.stringify(looks))
  }

  private get key(): string {
    return `milepost.looks.${this.plan}`
  }
}

function read(found: unknown): Looks | undefined {
  const { base, last } = (found ?? {}) as Partial<Looks>
  return isLook(last) ? { base: isLook(base) ? base : null, last } : undefined
}

function isLook(value: Look | null | undefined): value is Look {
  return typeof value?.number === "number" && typeof value.at === "number"
}
