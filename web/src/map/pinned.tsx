import { type RefObject, useLayoutEffect, useRef } from "react"
import { type Row, wordsAt } from "@/map/head-rows"
import classes from "@/map/map.module.css"

type PinnedProps = { scroller: RefObject<HTMLElement | null>; rows: readonly Row[] }

const STILL = 120

/**
 * The words of the head that would have gone out of the window with where they begin: they stand at its edge while that
 * keeps still. What stayed there while it moves would have all of the head painted in every frame.
 */
export function Pinned({ scroller, rows }: PinnedProps) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const window = scroller.current
    if (!window) return
    const write = () => {
      rows.forEach((row, place) => {
        const element = box.current?.children[place]
        const words = wordsAt(row, window.scrollLeft)
        if (element && element.textContent !== words) element.textContent = words
      })
      box.current?.toggleAttribute("data-moving", false)
    }
    write()
    let left = window.scrollLeft
    let timer: ReturnType<typeof setTimeout> | undefined
    const moved = () => {
      if (window.scrollLeft === left) return
      left = window.scrollLeft
      if (!timer) box.current?.toggleAttribute("data-moving", true)
      clearTimeout(timer)
      timer = setTimeout(() => {
        timer = undefined
        write()
      }, STILL)
    }
    window.addEventListener("scroll", moved, { passive: true })
    return () => {
      clearTimeout(timer)
      window.removeEventListener("scroll", moved)
    }
  }, [scroller, rows])
  return (
    <div ref={box} className={classes.pinned} aria-hidden="true">
      {rows.map(({ kind, top }) => (
        <span key={kind + top} data-row={kind} style={{ top }} />
      ))}
    </div>
  )
}
