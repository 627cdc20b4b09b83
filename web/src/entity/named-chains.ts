const ID = "[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)*"
const CHAIN = new RegExp(`${ID}(?: -> ${ID})+`, "gu")

/** The engine tells of a ring of links by ids; people know names. */
export function namedChains(text: string, nameOf: (id: string) => string): string {
  return text.replace(CHAIN, (chain) => chain.split(" -> ").map(nameOf).join(" → "))
}
