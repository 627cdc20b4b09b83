import { Stack, Text } from "@mantine/core"
import { Navigate, useParams } from "@tanstack/react-router"
import { LinkButton } from "@/rooms/link-button"
import { addressOf } from "@/views/shown"
import { useViews } from "@/views/use-views"
import { say } from "@/words/words"

/** Where a plan opens: with the view that was chosen for that, else with the map. */
export function Opening() {
  const { plan } = useParams({ from: "/plans/$plan" })
  const { data, isLoading, failureCount } = useViews()
  const saved = data?.find(({ opens }) => opens)
  if (saved) return <Navigate {...addressOf(plan, saved)} replace />
  if (isLoading && failureCount === 0) return null
  return <Navigate to="/plans/$plan/map" params={{ plan }} search={{}} replace />
}

/** The link of a saved view leads to what it shows by now. */
export function OpeningSaved() {
  const { plan, view } = useParams({ from: "/plans/$plan/views/$view" })
  const { data, isFetching } = useViews({ fresh: true })
  const saved = data?.find(({ id }) => id === view)
  if (saved) return <Navigate {...addressOf(plan, saved)} replace />
  if (isFetching) return null
  return (
    <Stack align="center" justify="center" h="100%" gap="sm" p="xl">
      <Text ta="center">{say("views.gone")}</Text>
      <LinkButton to="/plans/$plan" params={{ plan }} variant="default">
        {say("views.toPlan")}
      </LinkButton>
    </Stack>
  )
}
