/** Drawings as files. */

/** An SVG document that needs nothing else: colours instead of the theme's variables, and its typeface inside. */
export async function standalone(
  svg: SVGSVGElement,
  palette: Readonly<Record<string, string>>,
  font: string,
): Promise<string> {
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style")
  style.textContent = await fontRule(font)
  svg.prepend(style)
  return coloured(new XMLSerializer().serializeToString(svg), palette)
}

/** The text with `var(--name)` replaced by the palette's colour of that name. */
export function coloured(svg: string, palette: Readonly<Record<string, string>>): string {
  const known = (name: string | undefined) => (name === undefined ? undefined : palette[name])
  return svg.replace(
    /var\(--([a-z]+)(?:, var\(--([a-z]+)\))?\)/g,
    (variable, name: string, other?: string) => known(name) ?? known(other) ?? variable,
  )
}

async function fontRule(font: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(font)).arrayBuffer())
  let text = ""
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  const source = `url(data:font/woff2;base64,${btoa(text)}) format("woff2")`
  return `@font-face{font-family:"Inter Variable";font-weight:100 900;src:${source}}text{font-variant-numeric:tabular-nums}`
}

const SHARPNESS = 2
/** Browsers draw no picture with a longer side. */
const LONGEST = 16_000

/** A drawing as a picture of points, twice as many as its pixels where browsers can draw so many. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement("canvas")
  const sharpness = Math.min(SHARPNESS, LONGEST / Math.max(image.naturalWidth, image.naturalHeight))
  canvas.width = Math.round(image.naturalWidth * sharpness)
  canvas.height = Math.round(image.naturalHeight * sharpness)
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture is too large"))), "image/png"),
  )
}

/** Hands a file to whoever looks at the page. */
export function download(content: Blob, name: string): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
