const UTF16 = [
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
] as const
const NUL = "\0"

/** The text in a file: UTF-8, or else what spreadsheets on Windows write; undefined where it holds no text. */
export function textOfFile(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  const text = decoded(bytes)
  return text.includes(NUL) ? undefined : text
}

function decoded(bytes: Uint8Array<ArrayBuffer>): string {
  const wide = UTF16.find(({ mark }) => mark.every((byte, place) => bytes[place] === byte))
  if (wide) return new TextDecoder(wide.encoding).decode(bytes)
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("windows-1252").decode(bytes)
  }
}
