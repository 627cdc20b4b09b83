import { DAY, dayWords, type Minutes, startOf, todayIn, todayText } from "@/drawing/time"
import { say } from "@/words/words"

/** Past so many days a fixed status date is told as old: what is planned since then is not what was meant. */
const STALE_DAYS = 7

export type StatusDay = { readonly words: string; readonly stale: boolean }

/** The day that a plan looks at the world from: "today", its date, or how long ago that was where that is long. */
export function statusDay(status: Minutes, zone: string | undefined, now = new Date()): StatusDay {
  const today = startOf(zone === undefined ? todayText(now) : todayIn(zone, now))
  const days = Math.round((today - status) / DAY)
  if (days === 0) return { words: say("app.statusToday"), stale: false }
  const day = dayWords(status, "short")
  const stale = days > STALE_DAYS
  return { words: stale ? say("app.statusAgo", { day, days }) : day, stale }
}
