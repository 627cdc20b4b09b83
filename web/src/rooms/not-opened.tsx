import { Stack, Text } from "@mantine/core"
import { usePageTitle } from "@/app/page-title"
import { LinkButton } from "@/rooms/link-button"
import { whyNotOpened } from "@/rooms/why-not-opened"
import { say } from "@/words/words"

type Props = { what: "plan" | "workspace"; error: Error }

/** What the address names is not there, or cannot be opened now: why, what to do, and the way back. */
export function NotOpened({ what, error }: Props) {
  const { title, mend } = whyNotOpened(what, error)
  usePageTitle(title)
  return (
    <Stack align="center" justify="center" h="100%" gap={4} p="lg" ta="center" role="alert">
      <Text component="h1" fw={600}>
        {title}
      </Text>
      <Text c="var(--second)">{mend}</Text>
      <LinkButton to="/" variant="default" mt="md">
        {say("rooms.back")}
      </LinkButton>
    </Stack>
  )
}
