import { useEffect, useState } from "react"
import { createPortal, flushSync } from "react-dom"
import type { Headline } from "@/map/attention"
import classes from "@/map/map.module.css"
import { PAPER } from "@/map/paper"
import type { Picture } from "@/map/picture"
import { Sheet } from "@/map/sheet"

const INK = Object.fromEntries(Object.entries(PAPER).map(([name, colour]) => [`--${name}`, colour]))

/** The whole map on one page, in the place of the window, while the browser prints. */
export function PrintSheet({ picture, headline }: { picture: Picture; headline: Headline }) {
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
  if (!printing) return null
  return createPortal(
    <div className={classes.sheet} style={INK}>
      <Sheet picture={picture} headline={headline} />
    </div>,
    document.body,
  )
}
