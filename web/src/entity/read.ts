/** What somebody typed, as a value for the plan, or what is wrong with it in words. */
export type Read<T> = { readonly value: T } | { readonly wrong: string }

export function isWrong<T>(read: Read<T>): read is { readonly wrong: string } {
  return "wrong" in read
}
