const KEY = "milepost.used"
const KEPT = 40

/** What was used in the palette, the last first, in a browser's storage. */
export class RecentShelf {
  constructor(private readonly storage: Storage) {}

  load(): string[] {
    try {
      const found: unknown = JSON.parse(this.storage.getItem(KEY) ?? "[]")
      return Array.isArray(found) ? found.filter((each) => typeof each === "string") : []
    } catch {
      return []
    }
  }

  use(id: string): void {
    const rest = this.load().filter((each) => each !== id)
    this.storage.setItem(KEY, JSON.stringify([id, ...rest].slice(0, KEPT)))
  }
}
