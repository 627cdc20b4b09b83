import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react"
import { type AskIn, askedOf } from "@/app/keys/table"
import { DAY, finishWords, type Minutes } from "@/drawing/time"
import type { TimeScale } from "@/drawing/timescale"
import type { Detail } from "@/map/detail"
import { flagDrop } from "@/map/extent"
import classes from "@/map/map.module.css"
import { honestDate, levelOf, type Mark, type Wish } from "@/map/mark"
import { exactly } from "@/map/sentence"
import { say } from "@/words/words"

/** A date that is not stored yet: it follows the pointer or the arrow keys. */
export type Draft = { readonly id: string; readonly wish: Wish; readonly at: Minutes }

type FlagHandleProps = {
  /** With the draft drawn in. */
  mark: Mark
  wish: Wish
  base: number
  detail: Detail
  scale: TimeScale
  draft: Draft | undefined
  onDraft: (draft: Draft | undefined) => void
  onDrop: (draft: Draft) => void
  onOpen: (wish: Wish) => void
}

const REACH = 12
const CATCH = 5
/** By how many days. */
const STEPS: Partial<Record<AskIn<"flag">, number>> = {
  dayEarlier: -1,
  dayLater: 1,
  weekEarlier: -7,
  weekLater: 7,
  fourWeeksEarlier: -28,
  fourWeeksLater: 28,
}
const LEAST_MOVE = 3

/** What one takes hold of to move a flag: by pointer, or by arrow keys and Enter; a click asks for the date itself. */
export function FlagHandle(props: FlagHandleProps) {
  const { mark, wish, base, detail, scale, draft, onDraft, onDrop, onOpen } = props
  const grip = useRef<{ x: number; at: Minutes; moved: boolean } | undefined>(undefined)
  const at = mark[wish]
  useEscape(grip, onDraft)
  if (at === undefined) return null
  const x = scale.x(at)
  const drop = wish === "commitment" ? flagDrop(mark, detail, scale) : 0
  const down = (event: PointerEvent<SVGGElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, at, moved: false }
  }
  const move = (event: PointerEvent<SVGGElement>) => {
    const held = grip.current
    if (!held) return
    const by = event.clientX - held.x
    if (!held.moved && Math.abs(by) < LEAST_MOVE) return
    held.moved = true
    onDraft({ id: mark.id, wish, at: caught(mark, wish, held.at + (by / scale.perDay) * DAY, scale) })
  }
  const up = (event: PointerEvent<SVGGElement>) => {
    const held = grip.current
    if (!held) return
    event.stopPropagation()
    grip.current = undefined
    if (!held.moved) onOpen(wish)
    else if (draft) onDrop(draft)
  }
  const key = (event: KeyboardEvent<SVGGElement>) => {
    const ask = askedOf("flag", event)
    const step = ask && STEPS[ask]
    if (step !== undefined) onDraft({ id: mark.id, wish, at: wholeDay(at) + step * DAY })
    else if (ask === "drop") {
      if (draft) onDrop(draft)
      else onOpen(wish)
    } else if (ask === "giveUp" && draft) onDraft(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const chance = mark.chances[wish]
  return (
    <g
      role="slider"
      tabIndex={0}
      data-flag={wish}
      className={classes.handle}
      aria-label={say(wish === "target" ? "map.targetOf" : "map.promiseOf", { name: mark.name })}
      aria-valuemin={0}
      aria-valuemax={100000}
      aria-valuenow={Math.round(at / DAY)}
      aria-valuetext={[finishWords(at), chance === undefined ? "" : exactly(chance)].filter(Boolean).join(", ")}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => {
        grip.current = undefined
        onDraft(undefined)
      }}
      onKeyDown={key}
      onBlur={() => draft && onDrop(draft)}
    >
      <rect
        className={classes.grip}
        x={x - REACH + detail.cloth / 2}
        y={base - detail.pole - 5 + drop}
        width={2 * REACH}
        height={Math.max(24, detail.pole / 2 + 6)}
        rx={6}
      />
    </g>
  )
}

/** The midnight nearest to a moment: a date means the midnight that ends its day. */
export function wholeDay(at: Minutes): Minutes {
  return Math.round(at / DAY) * DAY
}

/** The day at a moment, or the honest date where that is near: the flag is caught by its stone. */
export function caught(mark: Mark, wish: Wish, at: Minutes, scale: TimeScale): Minutes {
  const honest = mark.quantiles && honestDate(mark.quantiles, levelOf(mark, wish))
  return honest !== undefined && Math.abs(scale.x(honest) - scale.x(at)) < CATCH ? honest : wholeDay(at)
}

/** Escape lets go of a flag that is being dragged, wherever the focus is. */
function useEscape(grip: { current: unknown }, onDraft: (draft: undefined) => void): void {
  useEffect(() => {
    const letGo = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || !grip.current) return
      grip.current = undefined
      onDraft(undefined)
    }
    window.addEventListener("keydown", letGo, true)
    return () => window.removeEventListener("keydown", letGo, true)
  }, [grip, onDraft])
}
