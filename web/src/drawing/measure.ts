/** How wide words are on the screen, in pixels. */

export type Font = { readonly size: number; readonly weight?: number }

const FAMILY = "'Inter Variable', Inter, system-ui, sans-serif"
/** Where nothing can be measured: Inter's letters are about so wide, in shares of their size. */
const USUAL_WIDTH = 0.56

/** So many widths, and so many texts that were cut, are remembered. */
const MOST = 20_000

const known = new Map<string, number>()
const cut = new Map<string, string>()
let pen: CanvasRenderingContext2D | null | undefined

export function measure(text: string, { size, weight = 400 }: Font): number {
  const key = `${weight} ${size} ${text}`
  let width = known.get(key)
  if (width === undefined) {
    if (known.size > MOST) known.clear()
    width = measured(text, size, weight)
    known.set(key, width)
  }
  return width
}

/** Forgets what was measured: the font has come. */
export function forget(): void {
  known.clear()
  cut.clear()
}

function measured(text: string, size: number, weight: number): number {
  if (pen === undefined) pen = document.createElement("canvas").getContext("2d")
  if (!pen) return text.length * size * USUAL_WIDTH
  pen.font = `${weight} ${size}px ${FAMILY}`
  // All our figures are tabular, which a canvas does not know: each is about as wide as a nought.
  return pen.measureText(text.replace(/\d/g, "0")).width
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitted(text: string, width: number, font: Font): string {
  if (measure(text, font) <= width) return text
  const key = `${font.weight} ${font.size} ${width} ${text}`
  let found = cut.get(key)
  if (found === undefined) {
    if (cut.size > MOST) cut.clear()
    found = shortened(text, width, font)
    cut.set(key, found)
  }
  return found
}

function shortened(text: string, width: number, font: Font): string {
  const letters = [...text]
  let low = 0
  let high = letters.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (measure(`${letters.slice(0, middle).join("").trimEnd()}…`, font) <= width) low = middle
    else high = middle - 1
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`
}

/** The text in lines that fit; what is left over after the last one is cut. */
export function wrapped(text: string, width: number, font: Font, lines: number): string[] {
  const found: string[] = []
  let rest = text.split(/\s+/)
  while (rest.length > 0 && found.length < lines - 1) {
    let count = 1
    while (count < rest.length && measure(rest.slice(0, count + 1).join(" "), font) <= width) count += 1
    found.push(fitted(rest.slice(0, count).join(" "), width, font))
    rest = rest.slice(count)
  }
  return rest.length > 0 ? [...found, fitted(rest.join(" "), width, font)] : found
}
