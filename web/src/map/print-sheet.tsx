import { createPortal } from "react-dom"
import type { Headline } from "@/map/attention"
import classes from "@/map/map.module.css"
import { PAPER } from "@/map/paper"
import type { Picture } from "@/map/picture"
import { plotPage } from "@/map/plot"
import { Sheet } from "@/map/sheet"
import { usePrinting } from "@/paper/use-printing"

type Props = { picture: Picture; headline: Headline }

const INK = Object.fromEntries(Object.entries(PAPER).map(([name, colour]) => [`--${name}`, colour]))

/** The whole map on one page of paper, in the place of the window, while the browser prints. */
export function PrintSheet(props: Props) {
  return usePrinting() ? createPortal(<Page {...props} />, document.body) : null
}

function Page({ picture, headline }: Props) {
  const plot = plotPage(picture, headline)
  return (
    <div className={classes.sheet} data-paper="true" data-upright={plot.paper.upright || undefined} style={INK}>
      <Sheet plot={plot} />
    </div>
  )
}
