import { Button, Group, Paper, Stack, Text } from "@mantine/core"
import { isAtField } from "@/panel/refusal"
import { useOpenPlan, usePlan } from "@/plan/plan-context"
import { useSelection } from "@/plan/selection"
import { say } from "@/words/words"

type Conflict = {
  kind: string
  id: string
  field: string | null
  theirs: unknown
  mine: unknown
  who: { name: string | null } | null
}

/** My edits that the server refused: what stands instead, and the two ways on. Nothing of mine is lost until I let go. */
export function Refusals() {
  const selected = useSelection()
  const refused = usePlan().refused.filter((draft) => !isAtField(draft, selected))
  const { replica } = useOpenPlan()
  if (refused.length === 0) return null
  return (
    <Stack
      pos="fixed"
      bottom={16}
      left="50%"
      style={{ transform: "translateX(-50%)", zIndex: 250 }}
      w="min(560px, 94vw)"
    >
      {refused.map((draft) => (
        <Paper key={draft.key} withBorder p="md" shadow="md" role="alert">
          <Text fw={600}>{say("plan.refused")}</Text>
          <Text size="sm" c="var(--second)">
            {draft.refused?.detail}
          </Text>
          {conflictsOf(draft.refused).map((each) => (
            <Text size="sm" key={`${each.kind}/${each.id}/${each.field}`} mt={4}>
              {say("plan.conflict", {
                what: `${each.id} ${each.field ?? ""}`.trim(),
                who: each.who?.name ?? say("plan.somebody"),
                theirs: JSON.stringify(each.theirs),
                mine: JSON.stringify(each.mine),
              })}
            </Text>
          ))}
          <Group mt="sm" gap="xs">
            <Button size="xs" onClick={() => replica.insist(draft.key)}>
              {say("plan.keepMine")}
            </Button>
            <Button size="xs" variant="default" onClick={() => replica.discard(draft.key)}>
              {say("plan.keepTheirs")}
            </Button>
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}

function conflictsOf(problem: { [member: string]: unknown } | undefined): Conflict[] {
  return Array.isArray(problem?.conflicts) ? (problem.conflicts as Conflict[]) : []
}
