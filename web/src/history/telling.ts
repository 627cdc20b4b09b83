import type { RevisionSummary } from "@/api/types"
import type { Key } from "@/words/words"
import { presentLanguage, presentLocale, say } from "@/words/words"

/** When a revision was made, by the clock of whoever reads: near ones in words. */
export function agoWords(when: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(when) - now) / 1000)
  const words = new Intl.RelativeTimeFormat(presentLanguage(), { numeric: "auto" })
  const past = Math.abs(seconds)
  if (past < 45) return say("rooms.justNow")
  if (past < 45 * 60) return words.format(Math.round(seconds / 60), "minute")
  if (past < 22 * 3600) return words.format(Math.round(seconds / 3600), "hour")
  if (past < 6.5 * 86_400) return words.format(Math.round(seconds / 86_400), "day")
  return new Intl.DateTimeFormat(presentLocale(), { day: "numeric", month: "short", year: "numeric" }).format(
    Date.parse(when),
  )
}

/** The very moment, by the clock of whoever reads. */
export function momentOf(when: string): string {
  return new Intl.DateTimeFormat(presentLocale(), { dateStyle: "medium", timeStyle: "short" }).format(Date.parse(when))
}

export function timeOf(when: string): string {
  return new Intl.DateTimeFormat(presentLocale(), { timeStyle: "short" }).format(Date.parse(when))
}

/** Who made a revision; the engine, where nobody did. */
export function whoOf({ who }: Pick<RevisionSummary, "who">): string {
  return who.name ?? say("history.nobody")
}

/** By which way a revision came; nothing of the way people take here. */
export function wayOf(through: string): string {
  return through === "web" ? "" : say(`history.through.${through}` as Key)
}
