import { useEffect, useState } from "react"
import { createPortal, flushSync } from "react-dom"
import type { Headline } from "@/map/attention"
import classes from "@/map/map.module.css"
import { PAPER, PRINT } from "@/map/paper"
import type { Picture } from "@/map/picture"
import { plotOf } from "@/map/plot"
import { Sheet } from "@/map/sheet"

type Props = { picture: Picture; headline: Headline }

const INK = Object.fromEntries(Object.entries(PAPER).map(([name, colour]) => [`--${name}`, colour]))

/** The whole map on pages of paper, in the place of the window, while the browser prints. */
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
  return printing ? createPortal(<Sheets {...props} />, document.body) : null
}

function Sheets({ picture, headline }: Props) {
  const plot = plotOf(picture, headline, PRINT)
  return (
    <div className={classes.sheet} style={INK}>
      {plot.pages.map(({ top }, place) => (
        <Sheet key={top} plot={plot} place={place} />
      ))}
    </div>
  )
}
