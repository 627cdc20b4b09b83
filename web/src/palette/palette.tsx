import { Modal } from "@mantine/core"
import { useEffect, useLayoutEffect, useRef } from "react"
import classes from "@/palette/palette.module.css"
import { useShow, useShown } from "@/palette/palette-context"
import { SearchBox } from "@/palette/search-box"
import { say } from "@/words/words"

/** The palette over the page. What is chosen is done once the focus is back where it came from, as if done from there. */
export function Palette() {
  const shown = useShown() === "palette"
  const show = useShow()
  const before = useRef<Element | null>(null)
  const after = useRef<(() => void) | undefined>(undefined)
  useLayoutEffect(() => {
    if (shown) before.current = document.activeElement
  }, [shown])
  useEffect(() => {
    if (shown) return
    const { current: from } = before
    before.current = null
    if ((from instanceof HTMLElement || from instanceof SVGElement) && from.isConnected)
      from.focus({ preventScroll: true })
    const act = after.current
    after.current = undefined
    // What draws by itself, such as a file of the map, can only do so once React is done here.
    if (act) setTimeout(act)
  }, [shown])
  const close = (then?: () => void) => {
    after.current = then
    show(undefined)
  }
  return (
    <Modal.Root
      opened={shown}
      onClose={() => close()}
      closeOnEscape={false}
      returnFocus={false}
      size={620}
      yOffset="min(12vh, 120px)"
      zIndex={400}
      classNames={{ content: classes.content ?? "" }}
      transitionProps={{ duration: 120, exitDuration: 0, transition: "fade-down" }}
    >
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={say("app.search")}>
        <Modal.Body className={classes.body ?? ""}>
          <SearchBox close={close} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
