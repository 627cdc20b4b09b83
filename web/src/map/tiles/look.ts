/** What the painter must know of the page: its colours, its typeface, and how many points a pixel has. */
export type Look = {
  /** By the names of the theme's variables, without their dashes. */
  readonly colours: Readonly<Record<string, string>>
  readonly family: string
  readonly ratio: number
}

const COLOURS = [
  ...["ground", "panel", "lane", "line", "ink", "second", "third"],
  ...["accent", "likely", "maybe", "unlikely", "ochre"],
]

/** The look of the page as it is now. */
export function presentLook(): Look {
  const style = getComputedStyle(document.documentElement)
  const colours = Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]))
  return { colours, family: getComputedStyle(document.body).fontFamily, ratio: window.devicePixelRatio }
}

/** Calls when the look has changed: by day or by night, or where another screen or a zoom gives a pixel other points. */
export function watchLook(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] })
  let stop = () => {}
  const watchRatio = () => {
    stop()
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    const told = () => {
      watchRatio()
      changed()
    }
    query.addEventListener("change", told)
    stop = () => query.removeEventListener("change", told)
  }
  watchRatio()
  return () => {
    observer.disconnect()
    stop()
  }
}
