import { Button, CopyButton, Group, Paper, Stack, Text } from "@mantine/core"
import type { Problem } from "@/api/problem"
import { shortName } from "@/entity/short-name"
import { sentence } from "@/panel/field-problem"
import { fieldOwner, isAtField, withNames } from "@/panel/refusal"
import { fieldWords, valueWords, whatWords } from "@/panel/telling"
import { draftWords } from "@/plan/draft-words"
import { useMayEdit, useOpenPlan, usePresent } from "@/plan/plan-context"
import { useSelect, useSelection } from "@/plan/selection"
import { type Draft, isForbidden } from "@/replica/draft"
import type { Json } from "@/replica/effect"
import type { PlanState } from "@/replica/state"
import { say } from "@/words/words"

type Conflict = {
  kind: string
  id: string
  field: string | null
  theirs: Json
  mine: Json
  who: { name: string | null } | null
}

/**
 * My edits that the server refused, the last one first: what stands instead, and the two ways on. Nothing of mine is lost
 * until I let go.
 */
export function Refusals() {
  const selected = useSelection()
  const refused = usePresent().refused.filter((draft) => !isAtField(draft, selected))
  if (refused.length === 0) return null
  return (
    <Stack
      pos="fixed"
      bottom={16}
      left="50%"
      style={{ transform: "translateX(-50%)", zIndex: 250, overflowY: "auto" }}
      w="min(560px, 94vw)"
      mah="50dvh"
    >
      {refused
        .toReversed()
        .map((draft) =>
          isForbidden(draft) ? <Forbidden key={draft.key} draft={draft} /> : <Refused key={draft.key} draft={draft} />,
        )}
    </Stack>
  )
}

function Refused({ draft }: { draft: Draft }) {
  const { key, refused } = draft
  const { replica } = useOpenPlan()
  const { plan } = usePresent()
  const select = useSelect()
  const about = fieldOwner(draft)
  const conflicts = conflictsOf(refused)
  return (
    <Paper withBorder p="md" shadow="md" role="alert">
      <Text fw={600}>{say("plan.refused")}</Text>
      {conflicts.length === 0 && refused && (
        <Text size="sm" c="var(--second)" style={{ overflowWrap: "anywhere" }}>
          {about && say("plan.refusedOf", { name: shortName(whatWords(plan, about.kind, about.id)) })}
          {withNames(plan, `${sentence(refused.detail)} ${refused.mend ? sentence(refused.mend) : ""}`)}
        </Text>
      )}
      {conflicts.map((each) => (
        <Text size="sm" key={`${each.kind}/${each.id}/${each.field}`} mt={4}>
          {conflictWords(plan, each)}
        </Text>
      ))}
      <Group mt="sm" gap="xs">
        {conflicts.length > 0 && (
          <Button size="xs" onClick={() => replica.insist(key)}>
            {say("plan.keepMine")}
          </Button>
        )}
        {conflicts.length === 0 && about && (
          <Button size="xs" onClick={() => select(about)}>
            {say("plan.correctIt")}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => replica.discard(key)}>
          {say("plan.keepTheirs")}
        </Button>
      </Group>
    </Paper>
  )
}

/** An edit that was refused for what I am: to be copied, sent again should I be allowed to once more, or let go. */
function Forbidden({ draft }: { draft: Draft }) {
  const { replica } = useOpenPlan()
  const { plan } = usePresent()
  const mayEdit = useMayEdit()
  const mine = draftWords(plan, draft)
  return (
    <Paper withBorder p="md" shadow="md" role="alert">
      <Text fw={600}>{say("plan.refused")}</Text>
      <Text size="sm" c="var(--second)" style={{ overflowWrap: "anywhere" }}>
        {say(mayEdit ? "plan.mayAgain" : "plan.notAllowed", { mine })}
      </Text>
      <Group mt="sm" gap="xs">
        {mayEdit && (
          <Button size="xs" onClick={() => replica.insist(draft.key)}>
            {say("plan.sendAgain")}
          </Button>
        )}
        <CopyButton value={mine} timeout={2000}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {say(copied ? "plan.isCopied" : "plan.copyMine")}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" variant="default" onClick={() => replica.discard(draft.key)}>
          {say("plan.keepTheirs")}
        </Button>
      </Group>
    </Paper>
  )
}

/** Both values, in words: "Launch day, Target: Ben set it to 14 May 2027; yours is 21 May 2027." */
function conflictWords(plan: PlanState, { kind, id, field, theirs, mine, who }: Conflict): string {
  const name = whatWords(plan, kind, id)
  return say(field === null && theirs === null ? "plan.conflictGone" : "plan.conflict", {
    what: field === null ? name : say("plan.field", { name, field: fieldWords(field) }),
    who: who?.name ?? say("plan.somebody"),
    theirs: valueWords(plan, theirs),
    mine: valueWords(plan, mine),
  })
}

function conflictsOf(problem: Problem | undefined): Conflict[] {
  return Array.isArray(problem?.conflicts) ? (problem.conflicts as Conflict[]) : []
}
