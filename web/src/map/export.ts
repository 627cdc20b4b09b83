import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url"
import { createElement } from "react"
import { flushSync } from "react-dom"
import { createRoot } from "react-dom/client"
import { download, pngOf, standalone } from "@/drawing/file"
import type { Headline } from "@/map/attention"
import { PAPER } from "@/map/paper"
import type { Picture } from "@/map/picture"
import { plotFile } from "@/map/plot"
import { Sheet } from "@/map/sheet"

/** Saves the whole map as a file, drawn from its data, on light paper. */
export async function saveMap(picture: Picture, headline: Headline, form: "svg" | "png"): Promise<void> {
  const svg = await standalone(drawn(picture, headline), PAPER, latin)
  const content = form === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await pngOf(svg)
  download(content, `${picture.title || "map"}.${form}`)
}

/** The sheet as an element that stands in no page. */
function drawn(picture: Picture, headline: Headline): SVGSVGElement {
  const room = document.createElement("div")
  const root = createRoot(room)
  flushSync(() => root.render(createElement(Sheet, { plot: plotFile(picture, headline) })))
  const svg = room.querySelector("svg")?.cloneNode(true) as SVGSVGElement
  root.unmount()
  return svg
}
