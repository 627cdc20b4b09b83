import { Anchor, Stack, Text } from "@mantine/core"
import { Link } from "@tanstack/react-router"
import { usePageTitle } from "@/app/page-title"
import { say } from "@/words/words"

export function NotFound() {
  usePageTitle(say("app.nothingHere"))
  return (
    <Stack align="center" justify="center" h="100%" gap="xs">
      <Text>{say("app.nothingHere")}</Text>
      <Anchor component={Link} to="/">
        {say("app.goHome")}
      </Anchor>
    </Stack>
  )
}
