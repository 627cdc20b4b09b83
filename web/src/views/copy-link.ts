import { notifications } from "@mantine/notifications"
import type { AnyRouter } from "@tanstack/react-router"
import type { SavedView } from "@/views/calls"
import { addressOf, savedOf } from "@/views/shown"
import { say } from "@/words/words"

/**
 * Copies a link that others can follow: to a shared view, whatever it shows by then; of one's own to what it shows, for
 * the view itself they cannot see.
 */
export async function copyLink(router: AnyRouter, plan: string, saved: SavedView): Promise<void> {
  const { name, shared } = saved
  const { href } = shared
    ? router.buildLocation({ to: "/plans/$plan/views/$view", params: { plan, view: saved.id } })
    : router.buildLocation({ ...addressOf(plan, saved), search: savedOf(saved).search })
  const link = window.location.origin + href
  try {
    await navigator.clipboard.writeText(link)
    notifications.show({ message: say(shared ? "views.isCopied" : "views.isCopiedMine", { name }) })
  } catch {
    notifications.show({ message: say("views.notCopied", { link }) })
  }
}
