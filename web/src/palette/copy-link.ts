import { notifications } from "@mantine/notifications"
import { say } from "@/words/words"

/** Copies the address of what is seen. Browsers may refuse, as they do where a page did not come by https. */
export async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href)
    notifications.show({ message: say("palette.copied") })
  } catch {
    notifications.show({ message: say("palette.notCopied") })
  }
}
