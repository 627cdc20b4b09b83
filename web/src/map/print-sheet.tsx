import { useEffect, useState } from "react"
import { createPortal, flushSync } from "react-dom"
import type { Headline } from "@/map/attention"
import classes from "@/map/map.module.css"
import { PAPER } from "@/map/paper"
import type { Picture } from "@/map/picture"
import { plotPage } from "@/map/plot"
import { Sheet } from "@/map/sheet"

type Props = { picture: Picture; headline: Headline }

const INK = Object.fromEntries(Object.entries(PAPER).map(([name, colour]) => [`--${name}`, colour]))

/** The whole map on one page of paper, in the place of the window, while the browser prints. */
export function PrintSheet(props: Props) {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener("beforeprint", begin)
    window.addEventListener("afterprint", end)
    return () => {
      window.removeEventListener("beforeprint", begin)
      window.removeEventListener("afterprint", end)
    }
  }, [])
  return printing ? createPortal(<Page {...props} />, document.body) : null
}

function Page({ picture, headline }: Props) {
  const plot = plotPage(picture, headline)
  return (
    <div className={classes.sheet} data-upright={plot.paper.upright || undefined} style={INK}>
      <Sheet plot={plot} />
    </div>
  )
}
