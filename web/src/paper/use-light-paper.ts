import { useEffect } from "react"

const SCHEME = "data-mantine-color-scheme"

/** Paper is light, whatever the screen is. */
export function useLightPaper(): void {
  useEffect(() => {
    const root = document.documentElement
    let screen: string | null = null
    const begin = () => {
      screen ??= root.getAttribute(SCHEME)
      root.setAttribute(SCHEME, "light")
    }
    const end = () => {
      if (screen !== null) root.setAttribute(SCHEME, screen)
      screen = null
    }
    window.addEventListener("beforeprint", begin)
    window.addEventListener("afterprint", end)
    return () => {
      end()
      window.removeEventListener("beforeprint", begin)
      window.removeEventListener("afterprint", end)
    }
  }, [])
}
